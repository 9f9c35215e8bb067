import type { Leak } from '../about.ts';

export const about: Leak = {
  id: 'console-inspector',
  kind: 'leak',
  title: 'The console remembers for the debugger',
  summary: 'With an agent listening, every object that was logged stays.',
  goAnalogue: 'A log handler that keeps its records and all they refer to.',
  signature: ['arrayBuffers', 'external', 'rss'],
  capture: 'heap',
  difficulty: 'hard',
  expects: { cause: 'external', perOperation: 1024 * 1024, culprit: 'consoleInspectorLeak' },
  story: [
    'A service logs each order with console.log. What is printed is short: an identifier, the first bytes of an attachment.',
    'An agent in the same process, for profiling or for errors, has opened an inspector session and enabled the Runtime domain, as debuggers do. From then on V8 keeps the arguments of every call of the console, so that a developer could unfold them later: not their text but the objects, with all that they refer to.',
    'V8 stops at a thousand messages, which is a bound only for small ones. The leak appears in production alone, where the agent runs, and looks like one in whatever is logged. Leakscope itself never enables that domain; in this scenario the service’s own agent does.',
  ],
  watch:
    'external climbs by the size of an attachment with each operation, although the request forgets the order. The heap profile leads to where the attachment was allocated, right above the line that logs.',
  whyTheFixWorks:
    'What is logged are strings and numbers, not the object that they come from. The console still remembers a thousand messages for the debugger, and they hold nothing. An agent can do its part: it disables the domain when it has what it wanted, or never enables it.',
  realCases: [
    {
      title: 'node: with an inspector session, what the console prints is not released',
      url: 'https://github.com/nodejs/node/pull/47195',
    },
    {
      title: 'node-inspector: whatever was passed to console.log was retained',
      url: 'https://github.com/node-inspector/node-inspector/issues/650',
    },
  ],
};
