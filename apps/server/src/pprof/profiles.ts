import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { decodePprof, encodePprof, type Profile, withoutTime } from '@leakscope/profile';
import type { CaptureRequest, RunsApi } from '@leakscope/runs';
import { RunError } from '@leakscope/runs';
import { subtract } from './delta.ts';
import { PprofRefusal } from './refusal.ts';

/** A profile of our own making; anything larger is not one. */
const MAX_PROFILE_BYTES = 512 * 1024 * 1024;

/** Gzipped pprof, and the name of the file it would be saved as. */
export interface Answer {
  readonly bytes: Uint8Array;
  readonly filename: string;
}

/**
 * The profile of a run that V8 watches for a while, equal stacks together: programs that collect
 * profiles take labels for what tells series apart. @throws PprofRefusal, RunError
 */
export async function cpu(runs: RunsApi, run: string, seconds: number): Promise<Answer> {
  try {
    const timed = await decode(await take(runs, run, { type: 'cpu', seconds }));
    return { bytes: await encode(withoutTime(timed)), filename: 'profile' };
  } catch (error) {
    const goesOn = runs.get(run)?.endedAt === null;
    if (!(error instanceof RunError && error.code === 'wrong-state' && goesOn)) throw error;
    throw new PprofRefusal(500, 'Could not enable CPU profiling: cpu profiling already in use');
  }
}

/** What lives now, or with `seconds` how that changes. */
export async function heap(runs: RunsApi, run: string, seconds?: number): Promise<Answer> {
  return momentOrDelta(runs, run, 'heap', 'heap', seconds);
}

/** What is pending now, or with `seconds` how that changes. */
export async function goroutine(runs: RunsApi, run: string, seconds?: number): Promise<Answer> {
  return momentOrDelta(runs, run, 'async', 'goroutine', seconds);
}

/** Everything allocated within `seconds`; without them what lives, said so in the profile. */
export async function allocs(runs: RunsApi, run: string, seconds?: number): Promise<Answer> {
  if (seconds !== undefined) {
    const bytes = await take(runs, run, { type: 'allocs', seconds });
    return { bytes, filename: 'allocs-delta' };
  }
  const live = await decode(await take(runs, run, { type: 'heap' }));
  const comment =
    'These are the live objects: V8 does not sample what was allocated and what lives at once. Ask with seconds=N for everything allocated meanwhile.';
  return {
    bytes: await encode({ ...live, comments: [comment, ...live.comments] }),
    filename: 'allocs',
  };
}

/** @throws FormatError where the bytes are no profile */
export async function decode(bytes: Uint8Array): Promise<Profile> {
  return decodePprof(await promisify(gunzip)(bytes, { maxOutputLength: MAX_PROFILE_BYTES }));
}

async function encode(profile: Profile): Promise<Uint8Array> {
  return promisify(gzip)(encodePprof(profile));
}

async function momentOrDelta(
  runs: RunsApi,
  run: string,
  type: 'heap' | 'async',
  name: string,
  seconds: number | undefined,
): Promise<Answer> {
  const before = await take(runs, run, { type });
  if (seconds === undefined) return { bytes: before, filename: name };
  await delay(seconds * 1_000);
  const after = await take(runs, run, { type });
  const change = subtract(await decode(after), await decode(before), seconds);
  return { bytes: await encode(change), filename: `${name}-delta` };
}

async function take(runs: RunsApi, run: string, request: CaptureRequest): Promise<Uint8Array> {
  return (await runs.captureNow(run, request)).profile;
}
