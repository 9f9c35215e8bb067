import type { Capture, CapturedType, CaptureType } from '@leakscope/protocol';

interface CaptureKind {
  readonly type: CaptureType;
  readonly seconds?: number;
  readonly label: string;
  readonly hint: string;
}

/** What can be captured, as the menu offers it. */
export const captureKinds: readonly CaptureKind[] = [
  { type: 'heap', label: 'Heap', hint: 'What is held now, by the stack that allocated it.' },
  { type: 'async', label: 'Async', hint: 'What waits or is open, by the stack that began it.' },
  {
    type: 'allocs',
    seconds: 5,
    label: 'Allocations, 5 s',
    hint: 'Everything allocated from now on, freed or not.',
  },
  {
    type: 'allocs',
    seconds: 30,
    label: 'Allocations, 30 s',
    hint: 'The same over a longer time, for slow leaks.',
  },
  { type: 'cpu', seconds: 10, label: 'CPU, 10 s', hint: 'Where processor time goes.' },
];

const names: Record<CapturedType, string> = {
  heap: 'heap',
  async: 'async',
  allocs: 'allocations',
  cpu: 'CPU',
  other: 'profile',
};

const letters: Record<CapturedType, string> = {
  heap: 'H',
  async: 'W',
  allocs: 'A',
  cpu: 'C',
  other: 'P',
};

export function captureName({ type, seconds }: Pick<Capture, 'type' | 'seconds'>): string {
  return seconds === null ? names[type] : `${names[type]}, ${seconds} s`;
}

/** What a flag on the chart says. */
export function captureLetter({ type }: Pick<Capture, 'type'>): string {
  return letters[type];
}
