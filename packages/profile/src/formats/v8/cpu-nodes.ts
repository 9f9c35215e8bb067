import type { JsonReader } from '../../json/reader.ts';
import type { Fail } from '../../wire/reader.ts';
import type { JsonFile } from '../json-file.ts';
import { readCallFrame } from './call-frame.ts';
import type { CpuSamples } from './cpu-samples.ts';
import type { NodeRow } from './node-tree.ts';

/**
 * Reads an array of `Profiler.ProfileNode`, of which each names its children, or of a trace's
 * nodes, of which each names its parent.
 *
 * @param onHits called with how many samples V8 counted in a node
 */
export function readCpuNodes(
  reader: JsonReader,
  file: JsonFile,
  fail: Fail,
  samples: CpuSamples,
  onHits?: (row: NodeRow, hits: number) => void,
): void {
  reader.array();
  while (reader.item()) {
    /** Where the members are that cannot be read before the node's id is known. */
    let children: number | undefined;
    let positions: number | undefined;
    let callFrame: number | undefined;
    let id: number | undefined;
    let parent: number | undefined;
    let hits = 0;
    reader.object();
    for (let key = reader.key(); key !== undefined; key = reader.key()) {
      if (key === 'id') id = reader.uint();
      else if (key === 'parent') parent = reader.uint();
      else if (key === 'hitCount') hits = reader.uint();
      else {
        if (key === 'callFrame') callFrame = reader.at;
        else if (key === 'children') children = reader.at;
        else if (key === 'positionTicks') positions = reader.at;
        reader.skip();
      }
    }
    if (id === undefined) return reader.fail('a node has no id');
    if (callFrame === undefined) return reader.fail(`node ${id} has no callFrame`);
    const row = samples.tree.row(id);
    samples.define(row, readCallFrame(file.reader(fail, callFrame), samples.tables));
    if (parent !== undefined) samples.tree.setParent(row, samples.tree.row(parent));
    if (children !== undefined) readChildren(file.reader(fail, children), row, samples);
    if (positions !== undefined) readPositions(file.reader(fail, positions), row, samples);
    if (hits > 0) onHits?.(row, hits);
  }
}

function readChildren(reader: JsonReader, row: NodeRow, { tree }: CpuSamples): void {
  reader.context = 'children';
  reader.array();
  while (reader.item()) tree.setParent(tree.row(reader.uint()), row);
}

function readPositions(reader: JsonReader, row: NodeRow, samples: CpuSamples): void {
  reader.context = 'positionTicks';
  reader.array();
  while (reader.item()) {
    let line = 0;
    let ticks = 0;
    reader.object();
    for (let key = reader.key(); key !== undefined; key = reader.key()) {
      if (key === 'line') line = reader.number();
      else if (key === 'ticks') ticks = reader.uint();
      else reader.skip();
    }
    samples.position(row, line, ticks);
  }
}
