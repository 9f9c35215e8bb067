import { Button } from '../ui/index.ts';

/** The filters in force leave nothing. */
export function NothingLeft({ onClear }: { onClear: () => void }) {
  return (
    <div className="flex items-center gap-3 rounded bg-surface px-3 py-2">
      <p>The filters in force leave nothing of this profile.</p>
      <Button onClick={onClear}>Clear all filters</Button>
    </div>
  );
}
