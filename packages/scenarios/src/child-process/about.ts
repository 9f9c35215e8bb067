import type { Leak } from '../about.ts';

export const about: Leak = {
  id: 'child-process',
  kind: 'leak',
  title: 'A child process that nobody ends',
  summary: 'gzip is started for each report and waits for the rest of it.',
  goAnalogue: 'An exec.Cmd that is started, and neither killed nor waited for.',
  signature: ['fds', 'handles'],
  capture: 'async',
  difficulty: 'easy',
  expects: { cause: 'fds', perOperation: 3, culprit: 'childProcessLeak' },
  story: [
    'A report is compressed by gzip while it is being written. The visitor leaves before it is complete, the function returns, and gzip waits for input that will not come.',
    'A child is nothing that could be collected. It runs until it ends or is killed, and until then its parent holds three pipes to it: one descriptor each, and a fourth handle for the child itself. Its memory is its own and appears in no figure of the parent.',
  ],
  watch:
    'File descriptors rise by three with each operation, handles by four, the heap by little. The process list of the machine fills with gzip.',
  whyTheFixWorks:
    'The finally kills the child and waits until its pipes are closed, so nothing of one request is left when the next begins.',
  realCases: [
    {
      title: 'fluent-ffmpeg: when to kill the ffmpeg process?',
      url: 'https://github.com/fluent-ffmpeg/node-fluent-ffmpeg/issues/841',
    },
    {
      title: 'youtube-audio-server: too many ffmpeg processes in the background',
      url: 'https://github.com/codealchemist/youtube-audio-server/issues/11',
    },
  ],
};
