import type { Capture, Run } from '@leakscope/protocol';
import { useMutation } from '@tanstack/react-query';
import { Download, GitCompareArrows, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, messageOf, queries, queryClient } from '../../api/index.ts';
import { useNow } from '../../app/use-now.ts';
import { formatBytes, formatMoment, formatShare } from '../../format/index.ts';
import { Button, IconButton, iconButtonClasses } from '../../ui/index.ts';
import { captureName } from '../run/capture-kinds.ts';
import { VariantBadge } from '../run/variant-badge.tsx';
import { Cell, Table } from './table.tsx';

const columns = ['Taken', 'Capture', 'Of', 'Culprit', 'Size', ''];

interface CaptureTableProps {
  captures: readonly Capture[];
  runs: ReadonlyMap<string, Run>;
}

export function CaptureTable({ captures, runs }: CaptureTableProps) {
  const now = useNow(1000);
  return (
    <Table label="Captures" columns={columns}>
      {captures.map((capture) => {
        const run = runs.get(capture.run ?? '');
        return (
          <tr
            key={capture.id}
            data-capture={capture.id}
            className="border-t border-hairline hover:bg-sunken"
          >
            <Cell name="Taken">
              <Link href={`/captures/${capture.id}`} className="text-accent hover:underline">
                {formatMoment(capture.createdAt, now)}
              </Link>
            </Cell>
            <Cell name="Capture">
              {captureName(capture)}
              {capture.state === 'ready' ? null : (
                <span className="text-muted"> · {capture.state}</span>
              )}
            </Cell>
            <Cell name="Of">
              {capture.run === null ? (
                <span className="font-mono text-xs wrap-anywhere">{capture.imported?.name}</span>
              ) : (
                <Link
                  href={`/runs/${capture.run}`}
                  className="flex items-center gap-2 hover:underline"
                >
                  {run?.scenario ?? capture.run}
                  {run?.variant == null ? null : (
                    <VariantBadge variant={run.variant} scenario={run.scenario} />
                  )}
                </Link>
              )}
            </Cell>
            <Cell name="Culprit">
              {capture.culprit === null ? (
                <span className="text-muted">–</span>
              ) : (
                <span className="font-mono text-xs">
                  {capture.culprit.function} {formatShare(capture.culprit.share)}
                </span>
              )}
            </Cell>
            <Cell name="Size">
              <span className="font-mono text-xs">{formatBytes(capture.size)}</span>
            </Cell>
            <Cell name="">
              <span className="flex justify-end gap-1">
                {capture.state === 'ready' ? (
                  <Link
                    href={`/compare?with=${capture.id}`}
                    aria-label={`Compare ${capture.id} with another`}
                    title="Compare with…"
                    className={iconButtonClasses()}
                  >
                    <GitCompareArrows aria-hidden size={14} />
                  </Link>
                ) : null}
                {capture.state === 'ready' ? (
                  <a
                    href={`/api/captures/${encodeURIComponent(capture.id)}/profile`}
                    download
                    aria-label={`Download the profile of ${capture.id}`}
                    title="Download as pprof"
                    className={iconButtonClasses()}
                  >
                    <Download aria-hidden size={14} />
                  </a>
                ) : null}
                <DeleteButton capture={capture} />
              </span>
            </Cell>
          </tr>
        );
      })}
    </Table>
  );
}

/** Asks again before it deletes: there is no way back. */
function DeleteButton({ capture }: { capture: Capture }) {
  const [asked, setAsked] = useState(false);
  const remove = useMutation({
    mutationFn: () => api.deleteCapture(capture.id),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queries.captures().queryKey }),
  });
  if (remove.isError) {
    return (
      <span role="alert" className="self-center text-xs text-danger">
        {messageOf(remove.error)}
      </span>
    );
  }
  if (!asked) {
    return (
      <IconButton label={`Delete the capture ${capture.id}`} onClick={() => setAsked(true)}>
        <Trash2 aria-hidden size={14} />
      </IconButton>
    );
  }
  return (
    <Button
      look="danger"
      // The second click is where the first one was.
      ref={(button) => button?.focus()}
      busy={remove.isPending}
      onBlur={() => setAsked(false)}
      onClick={() => remove.mutate()}
    >
      {remove.isPending ? 'Deleting' : 'Delete for good'}
    </Button>
  );
}
