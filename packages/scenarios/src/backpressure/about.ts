import type { Leak } from '../about.ts';

export const about: Leak = {
  id: 'backpressure',
  kind: 'leak',
  title: 'Writing faster than anybody reads',
  summary: 'Telemetry is sent to a collector that has stopped reading, and queues up.',
  goAnalogue: 'A queue without a bound between a fast producer and a stuck consumer.',
  signature: ['arrayBuffers', 'external', 'rss'],
  capture: 'heap',
  difficulty: 'easy',
  expects: { cause: 'external', perOperation: 1024 * 1024, culprit: 'backpressureLeak' },
  story: [
    'A service sends its telemetry to a collector. The collector hangs: its connection is open, but nobody reads from it any more.',
    'write never blocks and never refuses. What the system’s own buffers cannot take, the stream queues in memory. It says so: write returns false, and drain tells when it is well again. Whoever does not look at what write returns fills the memory at the pace of the traffic.',
    'In tests the other side is always quick. In production it is slow just when everything else is, and a service that fails because its logs could not be written takes its users along.',
  ],
  watch:
    'external climbs by a mebibyte with each operation, once the system’s buffers are full. The heap profile names the function that writes.',
  whyTheFixWorks:
    'Before each report it looks whether the stream waits for a drain. If so the report is dropped and counted: of telemetry, a little less is better than a service that dies. What must not be lost waits for drain instead, or goes through pipeline, which does.',
  realCases: [
    {
      title: 'logtron: back pressure was not respected, and memory grew for ever',
      url: 'https://github.com/uber/logtron/issues/1',
    },
    {
      title: 'node: why not to write on when write returned false',
      url: 'https://github.com/nodejs/node/pull/10631',
    },
  ],
  peer: 'stalled-server',
};
