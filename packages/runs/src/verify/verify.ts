import type { Cause, Finding, Variant, Verdict } from '@leakscope/protocol';
import { type Growth, sentenceOf } from '@leakscope/verdict';
import { attribute } from './culprit.ts';
import { drive, type Driven, type DriveOptions } from './drive.ts';
import { SOURCES } from './sources.ts';
import type { Subject } from './subject.ts';
import { METRICS } from './values.ts';

/** Of the off-heap growth, from where on it is Buffers and the like. */
const MOSTLY = 0.8;

export interface VerifyOptions extends DriveOptions {
  readonly scenario: string | null;
  readonly variant: Variant | null;
  /** What an operation is called in the sentence: `request` where it is left out. */
  readonly operation?: string;
}

/** Whether a subject leaks, what, how much and who did it. @throws what the subject throws */
export async function verify(options: VerifyOptions): Promise<Verdict> {
  const begun = performance.now();
  const { subject, scenario, variant, operation } = options;
  const driven = await drive(options);
  const { judgement, cycles, allocatedPerOperation } = driven;
  const findings = await Promise.all(
    judgement.growths.map(async (growth) => await toFinding(growth, driven, subject)),
  );
  await keepSnapshots(findings, driven, subject);
  const sentence = sentenceOf({
    findings,
    note: judgement.note,
    allocatedPerOperation,
    operation,
  });
  const judged = cycles.filter(({ warmUp }) => !warmUp);
  const operations = (judged.at(-1)?.operations ?? 0) - (judged[0]?.operations ?? 0);
  return {
    scenario,
    variant,
    leaking: judgement.leaking,
    sentence,
    confidence: judgement.confidence,
    ...(judgement.note === undefined ? {} : { note: judgement.note }),
    findings,
    cycles: [...cycles],
    operations,
    node: subject.node,
    durationMs: Math.round(performance.now() - begun),
  };
}

/** Keeps what the findings were told by, to be compared. */
async function keepSnapshots(
  findings: readonly Finding[],
  { before, after }: Driven,
  subject: Subject,
): Promise<void> {
  const profiles = findings.flatMap(({ cause }) => SOURCES[cause].map(({ profile }) => profile));
  for (const type of new Set(profiles)) {
    for (const snapshot of [before, after]) await subject.keep(type, snapshot[type], snapshot.at);
  }
}

async function toFinding(growth: Growth, driven: Driven, subject: Subject): Promise<Finding> {
  const { cause, perOperation, perMinute } = growth;
  const { before, after } = driven;
  return {
    cause,
    metric: metricOf(cause, driven),
    perOperation,
    perMinute,
    ...(await attribute(cause, before, after, subject)),
  };
}

function metricOf(cause: Cause, { first, last }: Driven): string {
  if (cause !== 'external') return METRICS[cause];
  const grown = (field: 'external' | 'arrayBuffers'): number =>
    (last[field] ?? 0) - (first[field] ?? 0);
  return grown('arrayBuffers') >= MOSTLY * grown('external') ? 'arrayBuffers' : 'external';
}
