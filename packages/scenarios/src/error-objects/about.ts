import type { Leak } from '../about.ts';

export const about: Leak = {
  id: 'error-objects',
  kind: 'leak',
  title: 'Errors hold what they were thrown from',
  summary: 'A list of failures keeps the file of every import that failed.',
  goAnalogue: 'An error value that wraps the whole request it arose in.',
  signature: ['arrayBuffers', 'external', 'rss'],
  capture: 'heap',
  difficulty: 'hard',
  expects: { cause: 'external', perOperation: 1024 * 1024, culprit: 'errorObjectsLeak' },
  story: [
    'An import fails, and the error is put into a list for the report. An error is a message and a few lines of text; a thousand of them are nothing.',
    'But the lines of text do not exist yet. V8 writes the stack when somebody reads it. Until then the error keeps what it will need for it: of each frame the function, the position, and the object that the method was called on. Here that object is the import, and the import holds the file.',
    'The first look at error.stack writes the text and lets go of the frames. So the leak vanishes when it is logged, printed or opened in a debugger, and stays where errors are collected unread.',
  ],
  watch:
    'external climbs by the size of a file with each operation. The heap profile names the method that read the file, which is also where the error was made.',
  whyTheFixWorks:
    'The stack is read at once and only the text is kept, with a count: equal failures are one entry. The error itself goes, and the import with it.',
  realCases: [
    {
      title: 'node: errors whose stack nobody read made heap snapshots ten times as large',
      url: 'https://github.com/nodejs/node/issues/4910',
    },
    {
      title: 'less.js: an error kept for inheritance remembered all its contexts',
      url: 'https://github.com/less/less.js/pull/2025',
    },
    {
      title: 'node: each socket’s error held the socket before it',
      url: 'https://github.com/nodejs/node/pull/34103',
    },
  ],
};
