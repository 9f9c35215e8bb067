import type { Leak } from '../about.ts';

export const about: Leak = {
  id: 'file-descriptor',
  kind: 'leak',
  title: 'A file that is opened and never closed',
  summary: 'The first bytes of a file are read, and its descriptor is forgotten.',
  goAnalogue: 'os.Open without defer f.Close().',
  signature: ['fds'],
  capture: 'async',
  difficulty: 'easy',
  expects: { cause: 'fds', perOperation: 1, culprit: 'fileDescriptorLeak' },
  story: [
    'To learn the type of an upload, a service opens it, reads four bytes and compares them. Then it returns.',
    'openSync answers with a number. When the variable goes, the descriptor stays with the process: the collector does not know what the number meant. The promises of fs hand out a FileHandle instead, which up to Node 24 is closed when it is collected; Node 26 throws then. Nobody should wait for either.',
    'It costs no memory worth mentioning. A process often has 1,024 descriptors, and each connection wants one of the same.',
  ],
  watch:
    'File descriptors rise by one with each operation, and nothing else does. The async profile names the line of openSync.',
  whyTheFixWorks: 'closeSync stands in a finally: the file is closed however the function is left.',
  realCases: [
    {
      title: 'node: a write stream leaks a descriptor if it is not ended',
      url: 'https://github.com/nodejs/node/issues/40053',
    },
    {
      title: 'Node-WAV-File-Info: the library never closes the open file',
      url: 'https://github.com/rackfx/Node-WAV-File-Info/issues/18',
    },
  ],
};
