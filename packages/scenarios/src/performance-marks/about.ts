import type { Leak } from '../about.ts';

export const about: Leak = {
  id: 'performance-marks',
  kind: 'leak',
  title: 'Marks that nobody clears',
  summary: 'Every query is measured, and every measurement is kept.',
  goAnalogue: 'Trace spans that are recorded in memory and never exported.',
  signature: ['liveHeap', 'heapUsed'],
  capture: 'heap',
  difficulty: 'medium',
  expects: { cause: 'heap', culprit: 'performanceMarksLeak' },
  story: [
    'performance.mark and performance.measure time each query. An observer reads the results as they come, so nobody asks for them afterwards.',
    'They are kept all the same. Marks and measures go into a timeline of the process from which getEntries could read them, and there they stay until they are cleared, each with a copy of its details: here the query’s plan. In a page a reload clears the timeline; a server has no reload.',
    'Before Node 16.7 they were not kept. Code that had been right for years became a leak with an update.',
  ],
  watch:
    'The live heap rises with each operation by almost two kilobytes for each query. The heap profile names the function that measures.',
  whyTheFixWorks:
    'Each mark and each measure is cleared once it has been read. Where only the duration is of interest, two readings of performance.now need no timeline at all.',
  realCases: [
    {
      title: 'Kibana: the task manager’s marks filled the heap after an update of Node',
      url: 'https://github.com/elastic/kibana/issues/116636',
    },
    {
      title: 're-frame2: marks and measures of every event stayed in production',
      url: 'https://github.com/day8/re-frame2/pull/5185',
    },
  ],
};
