import '../../charts/charts.css';
import type { Cause, Cycle, VerifiedVariant } from '@leakscope/protocol';
import { useEffect, useRef } from 'react';
import {
  type CycleChart,
  type CycleDomain,
  type CyclePoint,
  createCycleChart,
} from '../../charts/index.ts';
import { amountParts, causeLooks } from '../../verdict/index.ts';

/** The readings of one cause; a cycle in which it could not be read is left out. */
export function pointsOf(cycles: readonly Cycle[], cause: Cause): CyclePoint[] {
  return cycles.flatMap(({ operations, warmUp, values }) => {
    const y = values[cause];
    return y === null || y === undefined ? [] : [{ x: operations, y, warmUp }];
  });
}

interface CyclePlotProps {
  verified: VerifiedVariant;
  cause: Cause;
  domain: CycleDomain;
}

/** The cycles of one variant as they are measured. */
export function CyclePlot({ verified, cause, domain }: CyclePlotProps) {
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<CycleChart>(null);

  useEffect(() => {
    if (element.current === null) return;
    const created = createCycleChart(element.current);
    chart.current = created;
    return () => {
      chart.current = null;
      created.destroy();
    };
  }, []);

  const { cycles, slopes, variant } = verified;
  const slope = slopes[cause];
  useEffect(() => {
    const { title, unit, color } = causeLooks[cause];
    const points = pointsOf(cycles, cause);
    chart.current?.update({
      title: `${title}, ${variant}`,
      unit,
      color,
      dashed: variant === 'fixed',
      points,
      slope,
      domain,
      note: noteOf(points.length, slope),
    });
  }, [cycles, slope, cause, domain, variant]);

  return (
    <div
      ref={element}
      className="pt-2"
      data-testid={`cycles-${variant}`}
      data-count={cycles.length}
    />
  );
}

function noteOf(points: number, slope: VerifiedVariant['slopes'][Cause]): string {
  if (points === 0) return 'No cycle measured.';
  if (slope === undefined) return 'No slope yet: it takes some cycles after the warm-up.';
  const [value, interval] = amountParts(slope);
  return `Slope ${value} per operation, 95 % interval ${interval}.`;
}
