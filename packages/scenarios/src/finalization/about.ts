import type { Leak } from '../about.ts';

export const about: Leak = {
  id: 'finalization',
  kind: 'leak',
  title: 'A finalizer that holds its target',
  summary: 'The clean-up for an upload refers to the upload, which therefore never dies.',
  goAnalogue: 'A cleanup whose closure captures the object it waits for.',
  signature: ['arrayBuffers', 'external', 'rss'],
  capture: 'heap',
  difficulty: 'medium',
  expects: { cause: 'external', perOperation: 1024 * 1024, culprit: 'finalizationLeak' },
  story: [
    'An upload shall be overwritten once nobody needs it. A FinalizationRegistry is made for that: it refers to the upload weakly and calls back when it is gone. It calls back with a value that was registered along with it, here the function that overwrites.',
    'That value the registry holds strongly, for it will need it. And the function refers to the upload. So the registry keeps alive what it waits to see die, and waits for ever.',
    'JavaScript refuses only the bluntest case, where the value is the target itself. Wrapped into a closure or an object the same mistake passes, and the callback is simply never called.',
  ],
  watch:
    'external climbs by the size of an upload with each operation, although each request has forgotten its upload. The heap profile leads to the line that allocated it.',
  whyTheFixWorks:
    'The registry is given what it needs afterwards and nothing that leads back to the upload: its size, an identifier, a file’s descriptor. What has to be done to the upload itself belongs into a finally of those who use it.',
  realCases: [
    {
      title: 'crank: the value that was registered kept the tree from being collected',
      url: 'https://github.com/bikeshaving/crank/issues/311',
    },
    {
      title: 'TC39: how easily what is registered leaks by itself',
      url: 'https://github.com/tc39/proposal-weakrefs/issues/118',
    },
  ],
};
