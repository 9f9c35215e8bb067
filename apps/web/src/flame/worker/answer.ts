import { FormatError } from '@leakscope/profile';
import type { Operation, Operations, Request } from '../messages.ts';
import { gunzip, ReadError } from './gunzip.ts';
import { OpenProfile } from './open-profile.ts';

let open: OpenProfile | undefined;

/**
 * Does what the page asks for. Before `open` has succeeded everything else is refused.
 * @throws ReadError, FormatError
 */
export async function answer(request: Request): Promise<Operations[Operation]['answer']> {
  if (request.op === 'open') {
    open = new OpenProfile(await gunzip(new Uint8Array(request.bytes)));
    return open.info();
  }
  if (open === undefined) throw new ReadError('No profile is open.');
  switch (request.op) {
    case 'layout':
      return open.layout(request.type, request.focus, request.width, request.own);
    case 'details':
      return open.details(request.type, request.ref, request.own);
    case 'search':
      return open.search(request.type, request.text);
    case 'functions':
      return open.functions(request.type, request.by, request.own);
    case 'lines':
      return open.lines(request.type, request.file);
    case 'culprit':
      return open.culprit(request.type, request.own);
  }
}

/** An error in words for the reader of the page. */
export function messageOf(error: unknown): string {
  if (error instanceof ReadError || error instanceof FormatError) return error.message;
  if (error instanceof RangeError) return 'There is not enough memory for this profile.';
  return 'The profile could not be read.';
}
