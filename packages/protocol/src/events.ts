import { z } from 'zod';
import { Capture } from './capture.ts';
import { Load } from './load.ts';
import { Run } from './run.ts';
import { Gc, Sample, Series } from './sample.ts';
import { Verdict } from './verdict.ts';

/** Every event's data names its run, so that one connection can carry several. */
const ofRun = z.object({ run: z.string() });

export const HelloEvent = z.object({ run: Run, series: z.array(Series) });
export const SampleEvent = Sample.extend(ofRun.shape);
export const GcEvent = Gc.extend(ofRun.shape);
export const CaptureEvent = Capture;
/** The whole run whenever its state, cap or process changes. */
export const StateEvent = z.object({ run: Run });
/** How a load goes: once a second, and when its phase changes. */
export const LoadEvent = Load.extend(ofRun.shape);
/** What a verification made of this run. */
export const VerdictEvent = Verdict.extend(ofRun.shape);
/** Events `from` to `to` (ids, inclusive) of a run are no longer held. */
export const GapEvent = ofRun.extend({ from: z.number().int(), to: z.number().int() });

/** Server-sent events by name. */
export const events = {
  hello: HelloEvent,
  sample: SampleEvent,
  gc: GcEvent,
  capture: CaptureEvent,
  state: StateEvent,
  load: LoadEvent,
  verdict: VerdictEvent,
  gap: GapEvent,
} as const;

export type EventName = keyof typeof events;
export type EventData = { [Name in EventName]: z.infer<(typeof events)[Name]> };
