import type { FrameDetails, LayoutFrame } from '../../flame/index.ts';
import { placeOf } from '../../flame/index.ts';
import { Button } from '../../ui/index.ts';
import { whyNoSource } from '../../explorer/sources.ts';

interface NoSourceProps {
  details: FrameDetails;
  /** The nearest frame above it whose source is shown. */
  caller: LayoutFrame | undefined;
  onSelect: (frame: LayoutFrame) => void;
}

/** Instead of a source: whose code it is, and where one's own code called it. */
export function NoSource({ details, caller, onSelect }: NoSourceProps) {
  return (
    <div className="flex flex-col items-start gap-2 border-b border-hairline px-3 py-2">
      <p>
        <span className="font-mono font-semibold wrap-anywhere">{details.name}</span>
        {details.file === '' ? null : (
          <span className="font-mono text-muted wrap-anywhere"> {placeOf(details)}</span>
        )}
      </p>
      <p className="text-muted">{whyNoSource(details.file)}</p>
      {caller === undefined ? null : (
        <Button onClick={() => onSelect(caller)}>
          Go to where {caller.name} calls it, {placeOf(caller)}
        </Button>
      )}
    </div>
  );
}
