import { Segmented } from '../../ui/index.ts';
import type { ChangeState, CompareState } from './compare-state.ts';

const scales = [
  { id: 'amount', label: 'Amounts', title: 'What became more or less' },
  { id: 'share', label: 'Shares', title: 'Whose share of the whole became larger or smaller' },
] as const;

const widths = [
  { id: 'change', label: 'Changes', title: 'Frames as wide as what became more and less in them' },
  { id: 'both', label: 'Everything', title: 'Frames as wide as what was and what is in them' },
] as const;

/** What is compared. */
export function CompareChoices({ state, change }: { state: CompareState; change: ChangeState }) {
  return (
    <>
      <Segmented
        label="Compare"
        options={scales}
        selected={state.relative ? 'share' : 'amount'}
        onSelect={(id) => change({ relative: id === 'share' })}
      />
      <Segmented
        label="Width"
        options={widths}
        selected={state.width}
        onSelect={(width) => change({ width })}
      />
    </>
  );
}
