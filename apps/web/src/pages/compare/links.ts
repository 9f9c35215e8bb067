import type { Capture } from '@leakscope/protocol';
import { DEFAULT_GRAPH, writeGraphState } from '../../explorer/graph-state.ts';
import type { Ref } from '../../flame/messages.ts';
import type { CompareState } from './compare-state.ts';

/** One side alone, seen as both are: the same filters and grouping, the same frame. */
export function aloneHref({ id }: Capture, state: CompareState, selected: Ref | null): string {
  const { type, mode, of, filters, grouping, isInverted, side } = state;
  const params = new URLSearchParams();
  writeGraphState(
    { ...DEFAULT_GRAPH, type, mode, of, filters, grouping, isInverted, side, selected },
    params,
  );
  const query = params.toString();
  return `/captures/${id}${query === '' ? '' : `?${query}`}`;
}
