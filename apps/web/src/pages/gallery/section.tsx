import type { Run, Scenario } from '@leakscope/protocol';
import { type ReactNode, useId } from 'react';
import { formatCount } from '../../format/index.ts';
import { Card } from './card.tsx';

interface SectionProps {
  title: string;
  lead?: ReactNode;
  scenarios: readonly Scenario[];
  /** The runs that are alive, by scenario. */
  running: ReadonlyMap<string | null, readonly Run[]>;
}

const none: readonly Run[] = [];

/** Cards under a heading with their number. Nothing where there are none. */
export function Section({ title, lead, scenarios, running }: SectionProps) {
  const id = useId();
  if (scenarios.length === 0) return null;
  return (
    <section aria-labelledby={id} className="mt-6">
      <h2 id={id} className="text-base font-semibold">
        {title} <span className="font-normal text-muted">{formatCount(scenarios.length)}</span>
      </h2>
      {lead === undefined ? null : <p className="max-w-[72ch] text-muted">{lead}</p>}
      <div className="gallery-grid mt-2">
        {scenarios.map((scenario) => (
          <Card key={scenario.id} scenario={scenario} running={running.get(scenario.id) ?? none} />
        ))}
      </div>
    </section>
  );
}
