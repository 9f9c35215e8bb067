import {
  type Load,
  type LoadChange,
  MAX_CONNECTIONS,
  MAX_LOAD_RATE,
  MAX_LOAD_REQUESTS,
  MAX_LOAD_SECONDS,
} from '@leakscope/protocol';
import { readArguments } from '../arguments.ts';
import { type Command, CommandError } from '../command.ts';
import { formatBytes } from '../format.ts';
import { numberOf } from '../numbers.ts';
import { tableOf } from '../table.ts';
import { variantOf } from '../variant.ts';
import { withRuns } from '../with-runs.ts';

const DEFAULT_CONNECTIONS = 10;
const DEFAULT_SECONDS = 10;
const ENDED: readonly Load['phase'][] = ['done', 'cancelled', 'failed'];

export const load: Command = {
  usage:
    'load SCENARIO [--variant leak|fixed] [--connections N] [--seconds S | --requests N] [--rate R] [--json]',
  summary: 'Loads a scenario and reports what did not fall back; exits 1 where something did not.',
  async run(args, { out, err }) {
    const { values, positionals } = readArguments(args, {
      variant: { type: 'string' },
      connections: { type: 'string' },
      seconds: { type: 'string' },
      requests: { type: 'string' },
      rate: { type: 'string' },
      json: { type: 'boolean' },
    });
    const [scenario, ...more] = positionals;
    if (scenario === undefined || more.length > 0) {
      throw new CommandError('`load` takes one scenario; `leakscope scenarios` lists them.');
    }
    const variant = variantOf(values.variant);
    const order = orderOf(values);
    let latest: Load | undefined;
    let ended = (_load: Load) => {};
    const done = new Promise<Load>((resolve) => (ended = resolve));
    const observe = (load: Load) => {
      if (latest?.phase !== load.phase || load.phase === 'running') err(progressOf(load));
      latest = load;
      if (ENDED.includes(load.phase)) ended(load);
    };
    const load = await withRuns(
      {
        maxSandboxes: 1,
        observe: (event) => (event.name === 'load' ? observe(event.load) : undefined),
      },
      async (runs) => {
        const { id } = await runs.create({
          scenario,
          ...(variant === undefined ? {} : { variant }),
        });
        runs.startLoad(id, order);
        return await done;
      },
    );
    if (load.report === null) throw new CommandError(load.error ?? 'The load gave no report.');
    if (values.json === true) out(JSON.stringify(load, null, 2));
    else print(load, out);
    return load.report.leaking ? 1 : 0;
  },
};

interface Flags {
  connections?: string | undefined;
  seconds?: string | undefined;
  requests?: string | undefined;
  rate?: string | undefined;
}

function orderOf({ connections, seconds, requests, rate }: Flags) {
  if (seconds !== undefined && requests !== undefined) {
    throw new CommandError('Give either --seconds or --requests.');
  }
  const whole = true;
  const amount = numberOf('requests', requests, { min: 1, max: MAX_LOAD_REQUESTS, whole });
  const length = numberOf('seconds', seconds, { min: 0.1, max: MAX_LOAD_SECONDS });
  return {
    connections:
      numberOf('connections', connections, { min: 1, max: MAX_CONNECTIONS, whole }) ??
      DEFAULT_CONNECTIONS,
    rate: numberOf('rate', rate, { min: 1, max: MAX_LOAD_RATE }),
    ...(amount === undefined ? { seconds: length ?? DEFAULT_SECONDS } : { requests: amount }),
  };
}

function progressOf({ phase, requests, perSecond, latencyMs, errors }: Load): string {
  if (phase === 'settling') return 'settling';
  const latency =
    latencyMs === null
      ? ''
      : `, p50 ${latencyMs.p50.toFixed(1)} ms, p99 ${latencyMs.p99.toFixed(1)} ms`;
  return `${phase}: ${requests} requests, ${perSecond.toFixed(0)}/s${latency}, ${errors} errors`;
}

function print({ report }: Load, out: (line: string) => void): void {
  if (report === null) return;
  const head = ['', 'before', 'during', 'after', ''];
  const rows = report.changes.map((change) => [
    change.title,
    figure(change, change.before),
    figure(change, change.during),
    figure(change, change.after),
    `${change.sign === true ? '! ' : '  '}${change.judgement}`,
  ]);
  for (const line of tableOf([head, ...rows], [1, 2, 3])) out(line);
  out('');
  out(report.sentence);
}

function figure({ unit }: LoadChange, value: number | null): string {
  if (value === null) return '–';
  if (unit === 'bytes') return formatBytes(value);
  return unit === 'perSecond' ? value.toFixed(1) : String(Math.round(value));
}
