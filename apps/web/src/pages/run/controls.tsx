import type { CaptureType, Run, Scenario } from '@leakscope/protocol';
import { useMutation } from '@tanstack/react-query';
import { BadgeCheck, Camera, ChevronDown, Recycle, ShieldCheck } from 'lucide-react';
import { Link, useLocation } from 'wouter';
import { useShortcut } from '../../app/shortcuts.tsx';
import { api, messageOf } from '../../api/index.ts';
import { formatBytes } from '../../format/index.ts';
import { hasEnded, type Watcher } from '../../stream/index.ts';
import { Button, buttonClasses, classes, Menu, MenuItem } from '../../ui/index.ts';
import { rememberCapture } from '../../watch/index.ts';
import { captureKinds } from './capture-kinds.ts';
import { collectTwice } from './collect.ts';
import { counterpart, useFix } from './use-fix.ts';
import { describeTriggered, useTrigger } from './use-trigger.ts';

const TIMES = [
  { times: 1, key: '1' },
  { times: 10, key: '2' },
  { times: 100, key: '3' },
] as const;

interface ControlsProps {
  watcher: Watcher;
  run: Run;
  scenario: Scenario | undefined;
  /** The run it is compared with. */
  other: Run | undefined;
  onCompare: (id: string) => void;
}

/** What can be done to a run. Each answers at once and says what came of it. */
export function Controls({ watcher, run, scenario, other, onCompare }: ControlsProps) {
  const [, navigate] = useLocation();
  const ended = hasEnded(run);
  const driven = other !== undefined && !hasEnded(other) ? [run, other] : [run];

  const trigger = useTrigger(driven);
  const collect = useMutation({
    mutationFn: async () => {
      const [sample] = await Promise.all(driven.map(({ id }) => collectTwice(id)));
      return sample;
    },
  });
  const capture = useMutation({
    mutationFn: (body: { type: CaptureType; seconds?: number }) => api.capture(run.id, body),
    onSuccess(taken) {
      rememberCapture(taken);
      if (taken.state === 'ready') navigate(`/captures/${taken.id}`);
    },
  });
  const fix = useFix(run, () => watcher.data(run.id)?.latest?.operations ?? 0, onCompare);
  const name = counterpart(run) === 'fixed' ? 'the fix' : 'the leak';

  // A control is healthy as it is: there is no other variant of it.
  const hasOther = scenario?.kind !== 'control';
  const busy = trigger.isPending || fix.isPending;
  const canAct = !ended && run.state === 'running';
  const fire = (times: number): void => {
    if (canAct && !busy) trigger.mutate(times);
  };
  useShortcut('1', 'Trigger once', () => fire(1));
  useShortcut('2', 'Trigger 10 times', () => fire(10));
  useShortcut('3', 'Trigger 100 times', () => fire(100));
  useShortcut('c', 'Collect garbage', () => canAct && collect.mutate());
  useShortcut('m', 'Capture the heap', () => canAct && capture.mutate({ type: 'heap' }));

  return (
    <section aria-label="Controls" className="border-b border-hairline p-4">
      <div className="mb-2 flex items-baseline justify-between gap-4">
        <h2 className="font-semibold">Trigger</h2>
        <TriggerOutcome trigger={trigger} times={trigger.variables} driven={driven.length} />
      </div>
      <div className="grid grid-cols-3 gap-2">
        {TIMES.map(({ times }) => (
          <Button
            key={times}
            look={times === 1 ? 'primary' : 'plain'}
            className="h-10 text-base"
            aria-label={`Trigger ×${times}`}
            disabled={!canAct || run.atCap}
            busy={trigger.isPending && trigger.variables === times}
            aria-disabled={busy || undefined}
            onClick={() => fire(times)}
          >
            ×{times}
          </Button>
        ))}
      </div>
      <div className="mt-2 grid grid-cols-2 gap-2">
        <Button
          icon={<Recycle aria-hidden size={14} />}
          busy={collect.isPending}
          disabled={!canAct}
          onClick={() => collect.mutate()}
        >
          {collect.isPending ? 'Collecting' : 'Collect garbage'}
        </Button>
        <Menu
          trigger={
            <Button
              icon={<Camera aria-hidden size={14} />}
              busy={capture.isPending}
              disabled={!canAct}
            >
              {capture.isPending ? 'Capturing' : 'Capture'}
              <ChevronDown aria-hidden size={14} />
            </Button>
          }
        >
          {captureKinds.map(({ type, seconds, label, hint }) => (
            <MenuItem
              key={label}
              hint={type === scenario?.capture ? `${hint} Names the culprit here.` : hint}
              onSelect={() =>
                capture.mutate({ type, ...(seconds === undefined ? {} : { seconds }) })
              }
            >
              {label}
            </MenuItem>
          ))}
        </Menu>
      </div>
      <div className="mt-2 grid auto-cols-fr grid-flow-col gap-2">
        {hasOther && (other === undefined || fix.isPending) ? (
          <Button
            icon={<ShieldCheck aria-hidden size={14} />}
            busy={fix.isPending}
            disabled={run.state === 'starting' || run.scenario === null}
            onClick={() => fix.mutate()}
          >
            {fix.step ?? `Run ${name}`}
          </Button>
        ) : null}
        {run.scenario === null ? null : (
          <Link
            href={`/verify/${encodeURIComponent(run.scenario)}`}
            className={buttonClasses()}
            title="Measures in fresh processes whether it leaks, and whether the fix holds"
          >
            <BadgeCheck aria-hidden size={14} />
            Verify
          </Link>
        )}
      </div>
      <Outcome
        error={collect.error ?? capture.error ?? fix.error}
        text={
          collect.isSuccess && collect.data?.liveHeap != null
            ? `Collected. The live heap is ${formatBytes(collect.data.liveHeap)}.`
            : ''
        }
      />
    </section>
  );
}

interface TriggerOutcomeProps {
  trigger: ReturnType<typeof useTrigger>;
  times: number | undefined;
  driven: number;
}

function TriggerOutcome({ trigger, times, driven }: TriggerOutcomeProps) {
  const inBoth = driven > 1 ? ' in both runs' : '';
  const running = `Running ${times === 1 ? 'once' : `${times ?? 0} times`}${inBoth}…`;
  const idle = driven > 1 ? 'Triggers go to both runs.' : 'Runs the operation so many times.';
  const text = trigger.isPending
    ? running
    : trigger.data === undefined
      ? idle
      : describeTriggered(trigger.data);
  return <Outcome error={trigger.error} text={text} />;
}

/** One line that always takes its place, so that nothing moves when it speaks. */
function Outcome({ error, text }: { error: unknown; text: string }) {
  const failed = error !== null && error !== undefined;
  return (
    <p
      aria-live="polite"
      data-testid="outcome"
      className={classes('min-h-5 text-xs leading-5', failed ? 'text-danger' : 'text-muted')}
    >
      {failed ? messageOf(error) : text}
    </p>
  );
}
