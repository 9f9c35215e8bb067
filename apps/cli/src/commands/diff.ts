import {
  defaultTypeIndex,
  diffValues,
  IncompatibleProfilesError,
  pairProfiles,
  type Profile,
  type ProfilePair,
} from '@leakscope/profile';
import { readArguments } from '../arguments.ts';
import { type Command, CommandError } from '../command.ts';
import { readProfileFile } from '../read-profile-file.ts';

const DEFAULT_COUNT = 20;
const MOST_COUNT = 500;

/** A function that changed, as `--json` prints it. Values are in the unit of the sample type. */
interface Row {
  readonly function: string;
  readonly file: string;
  readonly change: string;
  readonly self: { readonly base: number; readonly now: number };
  readonly total: { readonly base: number; readonly now: number };
}

export const diff: Command = {
  usage: 'diff BASE FILE [--type NAME] [--count N] [--json]',
  summary: 'Lists what changed most between two profiles; exits 1 where something did.',
  async run(args, { out }) {
    const { values, positionals } = readArguments(args, {
      type: { type: 'string' },
      count: { type: 'string' },
      json: { type: 'boolean' },
    });
    const [base, now, ...more] = positionals;
    if (base === undefined || now === undefined || more.length > 0) {
      throw new CommandError('`diff` takes two files: the base, and what it is compared with.');
    }
    const limit = countOf(values.count);
    const later = await readProfileFile(now);
    const pair = paired(await readProfileFile(base), later);
    const type = typeOf(pair, later, values.type);
    const { functions, strings } = pair.profile;
    const changes = diffValues(pair, { type, limit });
    const rows = changes.functions.map(({ func, change, base: was, now: is }): Row => ({
      function: strings[functions.name[func] ?? 0] ?? '',
      file: strings[functions.file[func] ?? 0] ?? '',
      change,
      self: { base: was.self, now: is.self },
      total: { base: was.total, now: is.total },
    }));
    const sampleType = pair.types[type] ?? { type: '', unit: '' };
    if (values.json === true) {
      const { baseTotal, nowTotal, changed } = changes;
      out(
        JSON.stringify(
          { sampleType, base: baseTotal, now: nowTotal, changed, functions: rows },
          null,
          2,
        ),
      );
    } else {
      out(`${sampleType.type}, ${sampleType.unit}: ${changes.baseTotal} -> ${changes.nowTotal}`);
      for (const row of rows) {
        const self = signed(row.self.now - row.self.base).padStart(15);
        const total = signed(row.total.now - row.total.base).padStart(15);
        out(`${self} ${total}  ${row.function}${row.file === '' ? '' : ` (${row.file})`}`);
      }
    }
    return changes.changed === 0 ? 0 : 1;
  },
};

function countOf(text: string | undefined): number {
  if (text === undefined) return DEFAULT_COUNT;
  const count = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (count >= 1 && count <= MOST_COUNT) return count;
  throw new CommandError(`--count takes a whole number from 1 to ${MOST_COUNT}, not “${text}”.`);
}

function paired(base: Profile, now: Profile): ProfilePair {
  try {
    return pairProfiles(base, now);
  } catch (error) {
    if (!(error instanceof IncompatibleProfilesError)) throw error;
    throw new CommandError(error.message);
  }
}

function typeOf(pair: ProfilePair, now: Profile, wanted: string | undefined): number {
  const name = wanted ?? now.sampleTypes[defaultTypeIndex(now)]?.type;
  const index = pair.types.findIndex(({ type }) => type === name);
  if (index >= 0) return index;
  if (wanted === undefined) return 0;
  const known = pair.types.map(({ type }) => type).join(', ');
  throw new CommandError(`--type: both profiles have ${known}, not “${wanted}”.`);
}

function signed(value: number): string {
  return value > 0 ? `+${value}` : String(value);
}
