import { serve as serveUntilSignal } from '@leakscope/server';
import type { Command } from '../command.ts';

export const serve: Command = {
  usage: 'serve [--port N] [--host HOST] [--data DIR] [--token TOKEN] [--open]',
  summary: 'Serves the dashboard until it is interrupted, as `npm start` does.',
  run: async (args) => ((await serveUntilSignal(args)) === 0 ? 0 : 2),
};
