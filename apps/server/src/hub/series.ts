import type { Series } from '@leakscope/protocol';

/** What the page can draw of a run: the fields of `sample`, as `hello` announces them. */
export const series: Series[] = [
  {
    key: 'rss',
    title: 'Resident memory',
    unit: 'bytes',
    help: 'Everything the process holds in physical memory, as the operating system counts it.',
  },
  {
    key: 'heapTotal',
    title: 'Heap total',
    unit: 'bytes',
    help: 'What V8 has reserved for its heap, used or not.',
  },
  {
    key: 'heapUsed',
    title: 'Heap used',
    unit: 'bytes',
    help: 'What the V8 heap holds now, garbage that has not been collected yet included.',
  },
  {
    key: 'liveHeap',
    title: 'Live heap',
    unit: 'bytes',
    help: 'What was left of the heap just after the last full collection: what is really held.',
  },
  {
    key: 'external',
    title: 'External',
    unit: 'bytes',
    help: 'Memory outside the heap that heap objects hold, such as the contents of Buffers.',
  },
  {
    key: 'arrayBuffers',
    title: 'Array buffers',
    unit: 'bytes',
    help: 'The part of external memory that belongs to Buffers and other array buffers.',
  },
  {
    key: 'allocated',
    title: 'Allocated',
    unit: 'bytes',
    help: 'Everything allocated on the heap since sampling began. It never falls.',
  },
  {
    key: 'freed',
    title: 'Freed',
    unit: 'bytes',
    help: 'Everything that collections have freed since sampling began. It never falls.',
  },
  {
    key: 'pendingAsync',
    title: 'Pending async operations',
    unit: 'count',
    help: 'Asynchronous operations that have begun and not ended. What goroutines are in Go.',
  },
  {
    key: 'handles',
    title: 'Handles',
    unit: 'count',
    help: 'Active resources by type: sockets, timers, servers, files.',
  },
  {
    key: 'fds',
    title: 'File descriptors',
    unit: 'count',
    help: 'Files and sockets that are open.',
  },
  {
    key: 'threads',
    title: 'Threads',
    unit: 'count',
    help: 'Threads of the process, those of Node and V8 included.',
  },
  {
    key: 'nativeContexts',
    title: 'Contexts',
    unit: 'count',
    help: 'V8 contexts alive. More than a few, and growing, means that realms are kept.',
  },
  {
    key: 'loopDelayP99Ms',
    title: 'Event loop delay, p99',
    unit: 'milliseconds',
    help: 'How late the event loop was, in the worst of a hundred turns.',
  },
  {
    key: 'sinceLoopTurnMs',
    title: 'Since the last turn',
    unit: 'milliseconds',
    help: 'How long ago the event loop last turned. It climbs while JavaScript blocks it.',
  },
  {
    key: 'cpuPercent',
    title: 'CPU',
    unit: 'percent',
    help: 'Processor time used since the reading before; 100 is one core.',
  },
  {
    key: 'operations',
    title: 'Operations',
    unit: 'count',
    help: 'How often the scenario has run.',
  },
];
