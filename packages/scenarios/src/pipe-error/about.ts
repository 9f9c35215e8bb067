import type { Leak } from '../about.ts';

export const about: Leak = {
  id: 'pipe-error',
  kind: 'leak',
  title: 'pipe closes one end only',
  summary: 'A visitor leaves in the middle of a download, and the file stays open.',
  goAnalogue: 'A file that stays open when io.Copy fails.',
  signature: ['fds'],
  capture: 'async',
  difficulty: 'medium',
  expects: { cause: 'fds', perOperation: 1, culprit: 'pipeErrorLeak' },
  story: [
    'A file is piped into a response. That slows the file down when the response is slow, and ends the response when the file ends. It looks as though the two had become one.',
    'Errors do not travel, though. When the visitor closes the browser the response is destroyed, pipe lets go of it, and the file stands there: open, paused, with nobody left to read it or to destroy it.',
    'The stream is collected, with its buffers, so memory tells nothing. Its descriptor is a number, and numbers are not closed by the collector. The service runs until open fails with EMFILE; and then nothing opens any more, not even a connection.',
  ],
  watch: 'File descriptors rise by one with each operation, and that is all: no handle, no memory.',
  whyTheFixWorks:
    'pipeline treats its streams as one: when any of them fails or closes, it destroys the others, and a destroyed file stream closes its descriptor.',
  realCases: [
    {
      title: 'node: file descriptor leak on connection abort',
      url: 'https://github.com/nodejs/node/issues/1834',
    },
    {
      title: 'astro: read streams are destroyed when the response closes',
      url: 'https://github.com/withastro/astro/pull/16002',
    },
  ],
};
