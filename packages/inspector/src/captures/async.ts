import { type Frame, type Profile, ProfileBuilder } from '@leakscope/profile';
import { type FileMap, fromProbe, pseudoFrame } from '../frames.ts';
import type { ProbePending, ProbeStacks } from '../probe/messages.ts';

const NO_STACK = pseudoFrame('(stack not recorded)');
const NO_CALLER = pseudoFrame('(created by Node itself)');

function framesOf<T extends { stack: number }>(
  { frames }: ProbeStacks<T>,
  { stack }: T,
  map: FileMap,
): Frame[] {
  const recorded = frames[stack] ?? [];
  if (recorded.length === 0) return [NO_STACK];
  const list = fromProbe(recorded, map);
  return list.length === 0 ? [NO_CALLER] : list;
}

/** `count` is `[estimate, low, high]`. */
function counted([estimate, low, high]: readonly number[], what: string): string {
  if (low === high) return `${estimate} ${what}, exact`;
  const [middle = 0, from = 0, to = 0] = [estimate, low, high].map((n = 0) => Math.round(n));
  return `${middle} ${what}, 95 % interval ${from} to ${to}`;
}

function comments(pending: ProbePending): string[] {
  const { count, recorded, resourceCount, unseen, unheld } = pending;
  const waits = counted(count, 'pending asynchronous operations');
  const others = counted(resourceCount, 'timers, sockets and other resources (label type)');
  const list = [`${waits}; the stacks of ${recorded} of them were recorded.`, `${others}.`];
  if (unseen >= 1) {
    const many = `About ${Math.round(unseen)} of these began while nobody looked, for too many did`;
    list.push(`${many}: they are estimated by those of the watched moments.`);
  }
  if (unheld > 0) list.push(`${unheld} further resources were created and not followed.`);
  return list;
}

/** Everything that was created and has not finished, by the stack that created it. */
export function asyncProfile(pending: ProbePending, map: FileMap, mappingFile: string): Profile {
  const builder = new ProfileBuilder({
    sampleTypes: [{ type: 'goroutine', unit: 'count' }],
    defaultSampleType: 'goroutine',
    periodType: { type: 'goroutine', unit: 'count' },
    period: 1,
    timeNanos: BigInt(Date.now()) * 1_000_000n,
    mappingFile,
    comments: comments(pending),
  });
  for (const entry of pending.waits.entries) {
    builder.addSample({
      frames: framesOf(pending.waits, entry, map),
      values: [Math.round(entry.count)],
      labels: [{ key: 'type', value: 'pending operation' }],
    });
  }
  for (const entry of pending.resources.entries) {
    builder.addSample({
      frames: framesOf(pending.resources, entry, map),
      values: [Math.round(entry.count)],
      labels: [{ key: 'type', value: entry.type }],
    });
  }
  return builder.build();
}
