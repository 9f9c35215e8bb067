import { Column } from '../build/column.ts';
import type { Memory } from '../build/memory.ts';
import { Tables } from '../build/tables.ts';
import { NO_LABELS } from '../model/indexes.ts';
import type { JsonReader } from '../json/reader.ts';
import { failIn } from './format-error.ts';
import type { JsonFile } from './json-file.ts';
import { Notes } from './notes.ts';
import type { ReadResult } from './result.ts';
import { readCallFrame } from './v8/call-frame.ts';
import { NodeTree, type NodeRow } from './v8/node-tree.ts';

const KNOWN_KEYS = new Set(['head', 'samples']);

/**
 * Reads a `.heapprofile`: V8's sampling heap profile, as `node --heap-prof` and DevTools write it.
 * The `selfSize` of its nodes, in bytes and scaled by V8, is `inuse_space`.
 *
 * @throws FormatError
 */
export function readHeapprofile(file: JsonFile): ReadResult | undefined {
  // Before version 58 Chrome wrote CPU profiles with a `head` too, and a time.
  if (!file.members.has('head') || file.members.has('startTime')) return undefined;
  const fail = failIn('V8 heap');
  file.expectWhole(fail);
  const notes = new Notes();
  for (const key of file.members.keys()) if (!KNOWN_KEYS.has(key)) notes.unknown(key);
  const reader = file.member('head', fail);
  const tables = readTree(reader, file.memory(fail));
  const profile = tables.profile({
    sampleTypes: [{ type: 'inuse_space', unit: 'bytes' }],
    defaultSampleType: 'inuse_space',
    periodType: null,
    period: 0,
    timeNanos: 0n,
    durationNanos: null,
    mappingFile: '',
    comments: [],
    docUrl: '',
  });
  return { format: 'V8 heap', profiles: [{ name: '', profile }], notes: notes.all() };
}

/** Nodes lie within each other as deep as the stacks are, so the walk keeps its own place. */
function readTree(reader: JsonReader, memory: Memory): Tables {
  const tables = new Tables(1, memory);
  const tree = new NodeTree(memory, (problem) => reader.fail(problem));
  const sizes = new Column(memory);
  reader.object();
  let node: NodeRow | undefined = tree.add();
  while (node !== undefined) {
    const key = reader.key();
    if (key === 'callFrame') {
      const { frame, name, isPseudo } = readCallFrame(reader, tables);
      tree.define(node, name === '(root)' && isPseudo ? undefined : frame);
    } else if (key === 'selfSize') sizes.set(node, reader.amount());
    else if (key === 'children') {
      reader.array();
      node = firstOf(reader, tree, node);
    } else if (key === undefined) {
      const parent = tree.parentOf(node);
      node = parent === undefined ? undefined : firstOf(reader, tree, parent);
    } else reader.skip();
  }
  for (let row = 0; row < tree.length; row++) {
    const size = Math.round(sizes.at(row));
    if (size === 0) continue;
    tables.addValue(tables.sample(tree.stack(row, tables), NO_LABELS), 0, size);
  }
  return tables;
}

/** Goes on with the next child, or with the parent's own members where there is none left. */
function firstOf(reader: JsonReader, tree: NodeTree, parent: NodeRow): NodeRow {
  if (!reader.item()) return parent;
  reader.object();
  const child = tree.add();
  tree.setParent(child, parent);
  return child;
}
