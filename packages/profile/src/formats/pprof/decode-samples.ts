import type { Tables } from '../../build/tables.ts';
import type { LabelIndex } from '../../model/indexes.ts';
import { NO_STACK } from '../../model/indexes.ts';
import type { Locations } from './decode-locations.ts';
import type { WireReader } from '../../wire/reader.ts';
import type { PprofFile } from './file.ts';
import { eachField } from './file.ts';
import { LABEL, PROFILE, SAMPLE } from './fields.ts';
import { MAX_FRAMES_READ, MAX_LABELS_PER_SAMPLE } from './limits.ts';
import { MAX_STACK_DEPTH } from '../limits.ts';
import type { FileStrings } from './strings.ts';

/** Enters every sample into `tables`, whose other tables are complete. */
export function readSamples(
  file: PprofFile,
  strings: FileStrings,
  tables: Tables,
  locations: Locations,
  sampleTypes: number,
): void {
  const reader: WireReader = file.reader;
  const { rows, starts, frames } = locations;
  /** Of the sample being read; emptied and used again. */
  const path: number[] = [];
  const values: number[] = [];
  const labels: LabelIndex[] = [];
  let framesRead = 0;
  /** Of the sample before, from the outermost call inwards; after each location its stack and depth. */
  const previous: number[] = [];
  const stackAfter: number[] = [];
  const depthAfter: number[] = [];

  eachField(file, PROFILE.sample, () => {
    reader.context = 'sample';
    path.length = 0;
    values.length = 0;
    labels.length = 0;
    for (const end = reader.open(); reader.next(end);) {
      if (reader.field === SAMPLE.locationId) {
        reader.context = 'sample.location_id';
        reader.ids(addLocation);
      } else if (reader.field === SAMPLE.value) {
        reader.context = 'sample.value';
        reader.ints(addValue);
      } else if (reader.field === SAMPLE.label) {
        reader.context = 'sample.label';
        if (labels.length === MAX_LABELS_PER_SAMPLE) reader.fail('too many labels');
        readLabel();
      } else reader.skip();
      reader.context = 'sample';
    }
    if (values.length !== sampleTypes) {
      reader.fail(`${values.length} values where there are ${sampleTypes} sample types`);
    }
    const sample = tables.sample(stackOf(), tables.labelSet(labels));
    for (let type = 0; type < sampleTypes; type++) {
      tables.addValue(sample, type, values[type] ?? 0);
    }
  });

  function addLocation(id: number | bigint): void {
    const row = rows.get(id);
    if (row === undefined) reader.fail(`location ${id} does not exist`);
    if (path.length === MAX_STACK_DEPTH) reader.fail(`more than ${MAX_STACK_DEPTH} frames`);
    path.push(row);
  }

  function addValue(value: number): void {
    if (values.length === sampleTypes) reader.fail('more values than sample types');
    values.push(value);
  }

  function readLabel(): void {
    let key = 0;
    let text = 0;
    let number = 0;
    let unit = 0;
    for (const end = reader.open(); reader.next(end);) {
      if (reader.field === LABEL.key) key = reader.int();
      else if (reader.field === LABEL.str) text = reader.int();
      else if (reader.field === LABEL.num) number = reader.int();
      else if (reader.field === LABEL.numUnit) unit = reader.int();
      else reader.skip();
    }
    const keyIndex = strings.index(key, tables);
    if (text === 0) {
      labels.push(tables.numberLabel(keyIndex, number, strings.index(unit, tables)));
    } else if (strings.text(text) !== '') {
      labels.push(tables.stringLabel(keyIndex, strings.index(text, tables)));
    }
  }

  /**
   * Enters the stack of `path` from the outermost call inwards. Samples mostly come sorted, so what
   * this one has in common with the one before is not looked up again.
   */
  function stackOf(): number {
    let common = 0;
    while (common < path.length && path[path.length - 1 - common] === previous[common]) common++;
    previous.length = common;
    let stack = common === 0 ? NO_STACK : (stackAfter[common - 1] ?? NO_STACK);
    let depth = common === 0 ? 0 : (depthAfter[common - 1] ?? 0);
    for (let i = path.length - 1 - common; i >= 0; i--) {
      const row = path[i] ?? 0;
      const start = starts[row] ?? 0;
      for (let at = (starts[row + 1] ?? 0) - 1; at >= start; at--) {
        stack = tables.stack(stack, frames[at] ?? 0);
        framesRead++;
        if (++depth > MAX_STACK_DEPTH) reader.fail(`more than ${MAX_STACK_DEPTH} frames`);
      }
      stackAfter[previous.length] = stack;
      depthAfter[previous.length] = depth;
      previous.push(row);
    }
    if (framesRead > MAX_FRAMES_READ) reader.fail(`more than ${MAX_FRAMES_READ} frames in all`);
    return stack;
  }
}
