import type { Leak } from '../about.ts';

export const about: Leak = {
  id: 'closure',
  kind: 'leak',
  title: 'A closure captures for its sibling',
  summary: 'Each price list keeps the one before it, through a function that is never called.',
  goAnalogue: 'A closure that captures more than it needs, and is kept.',
  signature: ['liveHeap', 'heapUsed'],
  capture: 'heap',
  difficulty: 'hard',
  expects: { cause: 'heap', perOperation: 1024 * 1024, culprit: 'closureLeak' },
  story: [
    'A service loads a new price list in place of the old one. A small function could describe the change, in verbose mode, and for that it refers to the old list.',
    'All closures of one call share one context, which holds each variable that any of them uses. The method of the new list uses none, and still refers to the context, for it was made in the same call. The context holds the old list because its sibling wants it; the old list’s own method holds the context before; and so on, back to the first list of all.',
    'Every list is in its place and only one is ever in use. Neither the code nor the profile is of much help: both show who made the lists, and the making is innocent. The retainers in a heap snapshot tell, as a chain of contexts as long as the service is old.',
  ],
  watch:
    'The live heap climbs by the size of a list with each operation. The heap profile shows where the lists are made; which variable keeps them is a question for a heap snapshot.',
  whyTheFixWorks:
    'The old list is handed to a function outside, so no closure captures it and no context holds it. Setting the variable to null at the end of the call would do as well.',
  realCases: [
    {
      title: 'Meteor: the leak that made this known',
      url: 'https://blog.meteor.com/an-interesting-kind-of-javascript-memory-leak-8b47d2e7f156',
    },
    {
      title: 'VS Code: a listener kept the text of a large file for its sibling',
      url: 'https://github.com/microsoft/vscode/issues/30189',
    },
  ],
};
