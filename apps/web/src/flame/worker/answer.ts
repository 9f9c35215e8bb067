import { answering } from '../../workers/answering.ts';
import { problemOf, readProfileFile } from '../../workers/profile-file.ts';
import type { FlameRequest, Operations } from '../messages.ts';
import { OpenProfile } from './open-profile.ts';

/** Does what the page asks for. @throws FormatError where the profile is none */
export function answers(): (request: FlameRequest) => Promise<unknown> {
  return answering(async ({ bytes }) => new OpenProfile(await readProfileFile(bytes)), answerWith);
}

function answerWith(
  open: OpenProfile,
  request: FlameRequest,
): Operations[keyof Operations]['answer'] {
  switch (request.op) {
    case 'open':
      // While the page makes room for the graph, what it will ask for first is made.
      setTimeout(() => open.warmUp());
      return open.info();
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
  return problemOf(error, 'The profile could not be read.');
}
