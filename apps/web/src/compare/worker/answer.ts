import {
  decodePprof,
  FormatError,
  gunzipBounded,
  IncompatibleProfilesError,
} from '@leakscope/profile';
import type { CompareOperations, CompareRequest } from '../messages.ts';
import { OpenPair } from './open-pair.ts';

let open: OpenPair | undefined;

/** Asked for something before both profiles were there. */
class NotOpenError extends Error {
  override readonly name = 'NotOpenError';
}

/**
 * Does what the page asks for. Before `open` has succeeded everything else is refused.
 * @throws FormatError, IncompatibleProfilesError
 */
export async function answer(
  request: CompareRequest,
): Promise<CompareOperations[keyof CompareOperations]['answer']> {
  if (request.op === 'open') {
    const [base, now] = await Promise.all([request.base, request.now].map(read));
    if (base === undefined || now === undefined) throw new NotOpenError();
    open = new OpenPair(base, now);
    return open.info();
  }
  if (open === undefined) throw new NotOpenError();
  switch (request.op) {
    case 'layout':
      return open.layout(request.lens, request.focus, request.width);
    case 'details':
      return open.details(request.lens, request.ref);
    case 'changes':
      return open.changes(request.lens, request.by);
    case 'search':
      return open.search(request.lens, request.text);
  }
}

async function read(bytes: ArrayBuffer): Promise<ReturnType<typeof decodePprof>> {
  return decodePprof(await gunzipBounded(new Uint8Array(bytes)));
}

/** An error in words for the reader of the page. */
export function messageOf(error: unknown): string {
  if (error instanceof FormatError) return error.message;
  if (error instanceof IncompatibleProfilesError) {
    const [first, second] = error.sampleTypes.map((types) =>
      types.map(({ type }) => type).join(', '),
    );
    return `They count different things: one has ${second || 'nothing'}, the other ${first || 'nothing'}.`;
  }
  if (error instanceof RangeError) return 'There is not enough memory for these profiles.';
  return 'The profiles could not be read.';
}
