import type { Browser } from 'playwright-core';
import { launchBrowser } from '../loop/browser.ts';
import { startServer } from '../loop/server.ts';
import { type Row, toRow } from '../result.ts';
import { sameAmounts } from './amounts.ts';
import { compareWithGoals } from './goals.ts';
import { type Figures, type Measure, measure, MEASURES } from './measure.ts';
import { profileBuild } from './profiles/build.ts';
import { type Case, caseOf } from './profiles/case.ts';
import { generateProfile } from './profiles/generate.ts';
import { d3FlameGraph } from './subjects/d3-flame-graph.ts';
import { leakscope } from './subjects/leakscope.ts';
import { startPeerServer } from './subjects/peer-server.ts';
import { speedscope } from './subjects/speedscope.ts';
import type { Subject } from './subjects/subject.ts';

const PROFILES = '10000,100000,500000,1000000,build';
const RUNS = 5;

/**
 * The flame graph against others, on generated profiles and on that of a build. `BENCH_PROFILES`
 * and `BENCH_RUNS` make it shorter while something is being worked on.
 */
export async function flamegraph(
  say: (line: string) => void,
): Promise<{ rows: Row[]; summary: string }> {
  const profiles = (process.env['BENCH_PROFILES'] ?? PROFILES).split(',');
  const runs = Number(process.env['BENCH_RUNS'] ?? RUNS);
  const rows: Row[] = [];
  const server = await startServer();
  const peers = await startPeerServer();
  const browser = await launchBrowser();
  try {
    const subjects = [leakscope(server), d3FlameGraph(peers), speedscope(peers)];
    for (const profile of profiles) {
      const one = await makeCase(profile);
      say(`${one.title}: ${sizesOf(subjects, one)}`);
      const figures = new Map<Subject, Figures[]>(subjects.map((subject) => [subject, []]));
      for (let run = 0; run < runs; run++) {
        for (const subject of subjects) {
          peers.profile = subject.bytes(one);
          const measured = await measureOnce(browser, subject, one);
          figures.get(subject)?.push(measured);
          say(`${one.title}, run ${run + 1} of ${runs}, ${subject.name}: ${inWords(measured)}`);
        }
      }
      rows.push(...rowsOf(one, figures));
    }
  } finally {
    await browser.close();
    await peers.stop();
    await server.stop();
  }
  return { rows, summary: compareWithGoals(rows) };
}

async function makeCase(profile: string): Promise<Case> {
  if (profile === 'build') {
    return caseOf('a build, ', await profileBuild(), { before: 'par', key: 's' });
  }
  return caseOf('', generateProfile(Number(profile)), { before: 'rende', key: 'r' });
}

/** @throws where the tool does not show the target with its amount and share */
async function measureOnce(browser: Browser, subject: Subject, one: Case): Promise<Figures> {
  const { figures, shown } = await measure(browser, subject, one);
  if (!sameAmounts(shown, one)) {
    const { name, share } = one.target;
    throw new Error(
      `${subject.name} shows ${shown.amount}, ${shown.share} of all, for ${name}, ` +
        `which has ${share * one.total} ${one.unit}, ${share} of all.`,
    );
  }
  return figures;
}

function rowsOf({ title }: Case, figures: ReadonlyMap<Subject, readonly Figures[]>): Row[] {
  return (Object.keys(MEASURES) as Measure[]).flatMap((key) =>
    [...figures].map(([subject, runs]) => {
      const values = runs.map((run) => run[key] ?? NaN);
      return toRow(`${title}: ${MEASURES[key].title}`, values, MEASURES[key].unit, subject.name);
    }),
  );
}

function sizesOf(subjects: readonly Subject[], one: Case): string {
  return subjects
    .map((subject) => `${subject.name} ${(subject.bytes(one).length / 1e6).toFixed(2)} MB`)
    .join(', ');
}

function inWords(figures: Figures): string {
  return Object.entries(figures)
    .map(([key, value]) => `${key} ${value.toFixed(0)}`)
    .join(', ');
}
