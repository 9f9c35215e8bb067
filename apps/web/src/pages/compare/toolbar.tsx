import type { PairInfo } from '../../compare/messages.ts';
import { Segmented } from '../../ui/index.ts';
import { meaningOf } from '../capture/names.ts';
import type { ChangeState, CompareState } from './compare-state.ts';

const scales = [
  { id: 'amount', label: 'Amounts', title: 'What became more or less' },
  { id: 'share', label: 'Shares', title: 'Whose share of the whole became larger or smaller' },
] as const;

const widths = [
  { id: 'change', label: 'Changes', title: 'Frames as wide as what became more and less in them' },
  { id: 'both', label: 'Everything', title: 'Frames as wide as what was and what is in them' },
] as const;

const orientations = [
  { id: 'flame', label: 'Flame', title: 'Callees above their callers' },
  { id: 'icicle', label: 'Icicle', title: 'Callees below their callers' },
] as const;

interface ToolbarProps {
  info: PairInfo;
  /** Name of the sample type that is compared. */
  type: string;
  state: CompareState;
  change: ChangeState;
}

/** What is compared and how it is drawn. */
export function Toolbar({ info, type, state, change }: ToolbarProps) {
  return (
    <>
      {info.sampleTypes.length < 2 ? null : (
        <Segmented
          label="Sample type"
          options={info.sampleTypes.map((option) => ({
            id: option.type,
            label: option.type,
            title: meaningOf(option.type),
          }))}
          selected={type}
          onSelect={(id) => change({ type: id })}
        />
      )}
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
      <Segmented
        label="Orientation"
        options={orientations}
        selected={state.orientation}
        onSelect={(orientation) => change({ orientation })}
      />
    </>
  );
}
