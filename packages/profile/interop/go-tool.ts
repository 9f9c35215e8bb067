import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const GO_MS = 100_000;
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

/** What one sample of `go tool pprof -raw` says. */
export interface RawSample {
  readonly values: readonly number[];
  /** Function names, leaf first. */
  readonly functions: readonly string[];
}

export interface Raw {
  /** As `inuse_space/bytes`. */
  readonly sampleTypes: readonly string[];
  readonly samples: readonly RawSample[];
}

/** Runs the `go` command without a network. @throws with what it wrote to stderr */
export async function go(cwd: string, ...args: readonly string[]): Promise<string> {
  const env = { ...process.env, GOFLAGS: '-mod=mod', GOPROXY: 'off', GOTOOLCHAIN: 'local' };
  const options = { cwd, env, timeout: GO_MS, maxBuffer: MAX_OUTPUT_BYTES };
  return (await promisify(execFile)('go', args, options)).stdout;
}

/** Lets Go's pprof read a file and takes apart what it prints. */
export async function readRaw(directory: string, file: string): Promise<Raw> {
  const lines = (await go(directory, 'tool', 'pprof', '-raw', '-symbolize=none', file)).split('\n');
  const from = lines.indexOf('Samples:');
  const to = lines.indexOf('Locations');
  const mappings = lines.indexOf('Mappings');
  const names = new Map<string, string[]>();
  let id = '';
  for (const line of lines.slice(to + 1, mappings)) {
    // `  3: 0x45d1 M=1 main.leak /app/main.go:12 s=9`, then a line for each call that it was inlined in.
    const [, own, rest = ''] = /^\s*(?:(\d+): 0x[0-9a-f]+ (?:M=\d+ )?)?(.*)$/.exec(line) ?? [];
    if (own !== undefined) id = own;
    const name = rest.replace(/ \S*:\d+(?::\d+)? s=\d+.*$/, '').trim();
    names.set(id, [...(names.get(id) ?? []), name]);
  }
  const samples = lines.slice(from + 2, to).flatMap((line) => {
    const [, values, ids] = /^\s*((?:-?\d+\s+)*-?\d+):((?: \d+)*)\s*$/.exec(line) ?? [];
    if (values === undefined || ids === undefined) return [];
    const functions = ids
      .trim()
      .split(' ')
      .flatMap((each) => names.get(each) ?? []);
    return [{ values: values.trim().split(/\s+/).map(Number), functions }];
  });
  const types = (lines[from + 1] ?? '').replaceAll('[dflt]', '').trim().split(/\s+/);
  return { sampleTypes: types, samples };
}

/** For each function what was sampled in it itself, by sample type; Go leaves out what is all zero. */
export function selfValues({ samples, sampleTypes }: Raw): Map<string, number[]> {
  const out = new Map<string, number[]>();
  for (const { values, functions } of samples) {
    if (values.every((value) => value === 0)) continue;
    const name = functions[0] ?? '';
    const sum = out.get(name) ?? sampleTypes.map(() => 0);
    out.set(
      name,
      sum.map((value, type) => value + (values[type] ?? 0)),
    );
  }
  return out;
}
