import { FormatError } from '@leakscope/profile';
import type { FlameRequest, Operations } from '../messages.ts';
import { gunzip, ReadError } from './gunzip.ts';
import { OpenProfile } from './open-profile.ts';

let open: OpenProfile | undefined;

/**
 * Does what the page asks for. Before `open` has succeeded everything else is refused.
 * @throws ReadError, FormatError
 */
export async function answer(
  request: FlameRequest,
): Promise<Operations[keyof Operations]['answer']> {
  if (request.op === 'open') {
    const opened = new OpenProfile(await gunzip(new Uint8Array(request.bytes)));
    open = opened;
    // While the page makes room for the graph, what it will ask for first is made.
    setTimeout(() => opened.warmUp());
    return opened.info();
  }
  if (open === undefined) throw new ReadError('No profile is open.');
  switch (request.op) {
    case 'layout':
      return open.scene(request.lens).layout(request.focus, request.width, request.coloring);
    case 'details':
      return open.scene(request.lens).details(request.ref);
    case 'stack':
      return open.scene(request.lens).stack(request.ref);
    case 'search':
      return open.scene(request.lens).search(request.search, request.focus, request.width);
    case 'functions':
      return open.functions(request);
    case 'lines':
      return open.lines(request.lens, request.file);
    case 'culprit':
      return open.scene(request.lens).culprit();
  }
}

/** An error in words for the reader of the page. */
export function messageOf(error: unknown): string {
  if (error instanceof ReadError || error instanceof FormatError) return error.message;
  if (error instanceof RangeError) return 'There is not enough memory for this profile.';
  return 'The profile could not be read.';
}
