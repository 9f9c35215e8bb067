import type { Filter } from '@leakscope/profile';
import { z } from 'zod';
import type { FunctionId } from '../flame/messages.ts';

/** More are not made by hand, and each is a pass over the profile. */
const MAX_FILTERS = 30;
/** Names and expressions; a URL has to hold them. */
const MAX_TEXT = 4000;

const text = z.string().max(MAX_TEXT);
const position = z.number().int().min(0);
const pattern = z.union([z.strictObject({ text }), z.strictObject({ regex: text })]);
const range = z
  .strictObject({ min: z.number(), max: z.number(), unit: text })
  .partial() as z.ZodType<{ min?: number; max?: number; unit?: string }>;

const FilterParam: z.ZodType<Filter> = z.union([
  z.strictObject({
    kind: z.enum(['focus', 'ignore', 'hide', 'show-from']),
    frame: z.union([
      pattern,
      z.strictObject({ name: text, file: text, line: position }),
      z.strictObject({ name: text, file: text }),
    ]),
  }),
  z.strictObject({
    kind: z.enum(['tag-focus', 'tag-ignore']),
    tag: z.union([
      z.strictObject({
        key: text,
        value: z.union([pattern, z.strictObject({ equals: text }), range]),
      }),
      z.strictObject({ value: z.union([pattern, z.strictObject({ equals: text }), range]) }),
    ]),
  }),
  z.strictObject({ kind: z.literal('window'), key: text, from: z.number(), to: z.number() }),
  z.strictObject({ kind: z.literal('only-mine'), folder: text }),
  z.strictObject({ kind: z.literal('only-mine') }),
  z.strictObject({ kind: z.literal('collapse-recursion') }),
]);

const FunctionParam = z.tuple([text, text, position]);

export function writeFilter(filter: Filter): string {
  return JSON.stringify(filter);
}

/** The filters of a URL; what is none is left aside. */
export function readFilters(params: readonly string[]): Filter[] {
  return params.slice(0, MAX_FILTERS).flatMap((param) => {
    const { success, data } = FilterParam.safeParse(fromJson(param));
    return success ? [data] : [];
  });
}

export function writeFunction({ name, file, startLine }: FunctionId): string {
  return JSON.stringify([name, file, startLine]);
}

export function readFunction(param: string | null): FunctionId | null {
  const { success, data } = FunctionParam.safeParse(fromJson(param ?? ''));
  if (!success) return null;
  const [name, file, startLine] = data;
  return { name, file, startLine };
}

function fromJson(param: string): unknown {
  try {
    return JSON.parse(param);
  } catch {
    return undefined;
  }
}
