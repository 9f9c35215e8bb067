import type { Cause, Scenario, Verification } from '@leakscope/protocol';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { queries } from '../../api/index.ts';
import { useAddress } from '../../app/use-address.ts';
import { cycleDomain } from '../../charts/index.ts';
import { Select } from '../../ui/index.ts';
import { causeLooks, causes } from '../../verdict/index.ts';
import { pointsOf } from './cycle-plot.tsx';
import { CyclesTable } from './cycles-table.tsx';
import { CycleKey } from './key.tsx';
import { SlopesTable } from './slopes-table.tsx';
import { VariantPanel } from './variant-panel.tsx';

interface VerificationViewProps {
  verification: Verification;
  scenario: Scenario | undefined;
  /** Stands beside the table. */
  children: ReactNode;
}

/** Both variants beside each other on the same axes, then what each operation adds to what. */
export function VerificationView(props: VerificationViewProps) {
  const { verification, scenario, children } = props;
  const [address, change] = useAddress();
  const { variants, state } = verification;
  const asked = address.get('cause');
  const cause = causes.find((known) => known === asked) ?? usualCause(verification, scenario);
  const select = (next: Cause): void => change({ cause: next });
  const captures = useQuery(queries.captures());
  const runs = useQuery(queries.runs());
  const domain = useMemo(
    () =>
      cycleDomain(
        variants.map(({ cycles }) => pointsOf(cycles, cause)),
        causeLooks[cause].unit,
      ),
    [variants, cause],
  );

  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-hairline px-4 py-2">
        <div className="flex items-center gap-2 text-muted">
          Cycles of
          <Select
            label="What the charts show"
            selected={cause}
            onSelect={select}
            className="border-strong text-ink"
            options={causes.map((id) => ({ id, label: causeLooks[id].title }))}
          />
          over operations
        </div>
        <p className="text-muted max-lg:hidden">{causeLooks[cause].help}</p>
        <div className="ml-auto">
          <CycleKey color={causeLooks[cause].color} />
        </div>
      </div>
      <div className="verify-panels border-b border-hairline">
        {variants.map((verified) => (
          <VariantPanel
            key={verified.variant}
            scenario={verification.scenario}
            verified={verified}
            state={state}
            cause={cause}
            domain={domain}
            captures={captures.data ?? []}
            hasRun={runs.data?.some(({ id }) => id === verified.run) ?? false}
          />
        ))}
      </div>
      <div className="verify-below">
        <div className="px-4 pb-3">
          <SlopesTable
            scenario={verification.scenario}
            variants={variants}
            selected={cause}
            onSelect={select}
          />
        </div>
        {children}
      </div>
      <CyclesTable variants={variants} cause={cause} />
    </>
  );
}

/** What the scenario says it uses up; what was found where it says nothing. */
function usualCause({ variants }: Verification, scenario: Scenario | undefined): Cause {
  const found = variants.flatMap(({ verdict }) => verdict?.findings ?? []);
  return scenario?.causes[0] ?? found[0]?.cause ?? 'heap';
}
