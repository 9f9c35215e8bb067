import { IncompatibleProfilesError } from '@leakscope/profile';
import { answering } from '../../workers/answering.ts';
import { problemOf, readProfileFile } from '../../workers/profile-file.ts';
import type { CompareOperations, CompareRequest } from '../messages.ts';
import { OpenPair } from './open-pair.ts';

/**
 * Does what the page asks for.
 *
 * @throws FormatError, IncompatibleProfilesError where the profiles are none, or cannot be compared
 */
export function answers(): (request: CompareRequest) => Promise<unknown> {
  return answering(
    async ({ base, now }) => new OpenPair(await readProfileFile(base), await readProfileFile(now)),
    answerWith,
  );
}

function answerWith(
  open: OpenPair,
  request: CompareRequest,
): CompareOperations[keyof CompareOperations]['answer'] {
  switch (request.op) {
    case 'open':
      return open.info();
    case 'layout':
      return open.layout(request.lens, request.focus, request.width);
    case 'details':
      return open.details(request.lens, request.ref);
    case 'stack':
      return open.scene(request.lens).stack(request.ref);
    case 'search':
      return open.scene(request.lens).search(request.search, request.focus, request.width);
    case 'changes':
      return open.changes(request.lens, request.by, request.search);
  }
}

/** An error in words for the reader of the page. */
export function messageOf(error: unknown): string {
  if (error instanceof IncompatibleProfilesError) {
    const [first, second] = error.sampleTypes.map((types) =>
      types.map(({ type }) => type).join(', '),
    );
    return `They count different things: one has ${second || 'nothing'}, the other ${first || 'nothing'}.`;
  }
  return problemOf(error, 'The profiles could not be read.');
}
