import { NO_LABELS, NO_STACK } from '../../model/indexes.ts';
import type { Profile, SampleType } from '../../model/profile.ts';
import { WireWriter } from '../../wire/writer.ts';
import { FUNCTION, LABEL, LINE, LOCATION, MAPPING, PROFILE, SAMPLE, VALUE_TYPE } from './fields.ts';

/** The one mapping every location belongs to. */
const MAPPING_ID = 1;

/**
 * The profile as pprof's profile.proto, not compressed. Identifiers count from 1 without gaps: a
 * location per frame, each with one line.
 */
export function encodePprof(profile: Profile): Uint8Array<ArrayBuffer> {
  const out = new WireWriter();
  const strings = new StringTable(profile.strings);
  for (const type of profile.sampleTypes) writeType(out, strings, PROFILE.sampleType, type);
  writeSamples(out, profile);
  out.message(PROFILE.mapping, () => {
    out.int(MAPPING.id, MAPPING_ID);
    out.int(MAPPING.filename, strings.index(profile.mappingFile));
    out.bool(MAPPING.hasFunctions, true);
    out.bool(MAPPING.hasFilenames, true);
    out.bool(MAPPING.hasLineNumbers, true);
  });
  writeLocations(out, profile);
  writeFunctions(out, profile);
  const defaultType = strings.index(profile.defaultSampleType);
  const docUrl = strings.index(profile.docUrl);
  const comments = profile.comments.map((comment) => strings.index(comment));
  const { periodType } = profile;
  if (periodType) {
    strings.index(periodType.type);
    strings.index(periodType.unit);
  }
  for (const text of strings.all) out.string(PROFILE.stringTable, text);
  out.bigint(PROFILE.timeNanos, profile.timeNanos);
  out.bigint(PROFILE.durationNanos, profile.durationNanos ?? 0n);
  if (periodType) writeType(out, strings, PROFILE.periodType, periodType);
  out.int(PROFILE.period, profile.period);
  out.packed(PROFILE.comment, () => out.elements(comments));
  out.int(PROFILE.defaultSampleType, defaultType);
  out.int(PROFILE.docUrl, docUrl);
  return out.finish();
}

/** The profile's strings, and after them those that only its header has. */
class StringTable {
  readonly all: string[];
  readonly #index: Map<string, number>;

  constructor(strings: readonly string[]) {
    this.all = [...strings];
    this.#index = new Map(strings.map((text, index) => [text, index]));
  }

  index(text: string): number {
    const known = this.#index.get(text);
    if (known !== undefined) return known;
    this.#index.set(text, this.all.length);
    return this.all.push(text) - 1;
  }
}

function writeType(out: WireWriter, strings: StringTable, field: number, type: SampleType): void {
  out.message(field, () => {
    out.int(VALUE_TYPE.type, strings.index(type.type));
    out.int(VALUE_TYPE.unit, strings.index(type.unit));
  });
}

function writeSamples(out: WireWriter, profile: Profile): void {
  const { samples, stacks } = profile;
  for (let sample = 0; sample < samples.length; sample++) {
    out.message(PROFILE.sample, () => {
      out.packed(SAMPLE.locationId, () => {
        let stack = samples.stack[sample] ?? NO_STACK;
        while (stack !== NO_STACK) {
          out.element((stacks.frame[stack] ?? 0) + 1);
          stack = stacks.parent[stack] ?? NO_STACK;
        }
      });
      out.packed(SAMPLE.value, () => {
        for (const column of samples.values) out.element(column[sample] ?? 0);
      });
      writeLabels(out, profile, samples.labels[sample] ?? NO_LABELS);
    });
  }
}

/** In the order of their indexes, the set's root first: reading them then gives the same order. */
function writeLabels(out: WireWriter, profile: Profile, set: number): void {
  if (set === NO_LABELS) return;
  const { labels, labelSets } = profile;
  writeLabels(out, profile, labelSets.parent[set] ?? NO_LABELS);
  const label = labelSets.label[set] ?? 0;
  const number = labels.number[label] ?? NaN;
  out.message(SAMPLE.label, () => {
    out.int(LABEL.key, labels.key[label] ?? 0);
    out.int(LABEL.str, labels.string[label] ?? 0);
    out.int(LABEL.num, Number.isNaN(number) ? 0 : number);
    out.int(LABEL.numUnit, labels.unit[label] ?? 0);
  });
}

function writeLocations(out: WireWriter, { frames }: Profile): void {
  for (let frame = 0; frame < frames.length; frame++) {
    out.message(PROFILE.location, () => {
      out.int(LOCATION.id, frame + 1);
      out.int(LOCATION.mappingId, MAPPING_ID);
      out.message(LOCATION.line, () => {
        out.int(LINE.functionId, (frames.func[frame] ?? 0) + 1);
        out.int(LINE.line, frames.line[frame] ?? 0);
        out.int(LINE.column, frames.column[frame] ?? 0);
      });
    });
  }
}

function writeFunctions(out: WireWriter, { functions }: Profile): void {
  for (let func = 0; func < functions.length; func++) {
    const name = functions.name[func] ?? 0;
    out.message(PROFILE.function, () => {
      out.int(FUNCTION.id, func + 1);
      out.int(FUNCTION.name, name);
      out.int(FUNCTION.systemName, name);
      out.int(FUNCTION.filename, functions.file[func] ?? 0);
      out.int(FUNCTION.startLine, functions.startLine[func] ?? 0);
    });
  }
}
