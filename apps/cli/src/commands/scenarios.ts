import { listScenarios } from '@leakscope/server';
import { readArguments } from '../arguments.ts';
import { CommandError, type Command } from '../command.ts';

export const scenarios: Command = {
  usage: 'scenarios [--json]',
  summary: 'Lists the leaks of the playground, and healthy code that looks like one.',
  async run(args, { out }) {
    const { values, positionals } = readArguments(args, { json: { type: 'boolean' } });
    if (positionals.length > 0) throw new CommandError('`scenarios` takes no names.');
    const all = listScenarios();
    if (values.json === true) out(JSON.stringify(all, null, 2));
    else {
      const width = Math.max(...all.map(({ id }) => id.length));
      for (const { id, kind, title } of all) {
        out(`${id.padEnd(width)}  ${title}${kind === 'control' ? ' (healthy)' : ''}`);
      }
    }
    return 0;
  },
};
