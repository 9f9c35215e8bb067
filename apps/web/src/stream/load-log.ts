import type { Load } from '@leakscope/protocol';

/** Loads kept of a run; one takes seconds to minutes, so that this is an hour of them. */
const MAX_LOADS = 60;
/** Points kept of a load: one a second for the longest load there is. */
const MAX_POINTS = 600;

/** How a load went at one point in time. */
export interface LoadPoint {
  /** Epoch milliseconds. */
  readonly t: number;
  readonly perSecond: number;
  /** Of the answers in the last second, in milliseconds; `null` before the first. */
  readonly p99Ms: number | null;
}

/** A load as it was last told of, and how it went while the page watched. */
export interface WatchedLoad {
  readonly state: Load;
  /** In order of time. */
  readonly points: readonly LoadPoint[];
}

/** The loads of one run, in the order in which they began. A load is known by when it started. */
export class LoadLog {
  readonly #loads: { state: Load; readonly points: LoadPoint[] }[] = [];

  get all(): readonly WatchedLoad[] {
    return this.#loads;
  }

  get latest(): WatchedLoad | undefined {
    return this.#loads.at(-1);
  }

  /** Takes in what is told of a load at `t`, in epoch milliseconds of the server's clock. */
  add(state: Load, t: number): void {
    const latest = this.#loads.at(-1);
    if (latest?.state.startedAt === state.startedAt) latest.state = state;
    else this.#begin(state);
    const points = this.#loads.at(-1)?.points;
    if (state.phase !== 'running' || points === undefined) return;
    if (points.length >= MAX_POINTS || t <= (points.at(-1)?.t ?? Number.NEGATIVE_INFINITY)) return;
    points.push({ t, perSecond: state.perSecond, p99Ms: state.latencyMs?.p99 ?? null });
  }

  #begin(state: Load): void {
    if (this.#loads.length >= MAX_LOADS) this.#loads.shift();
    this.#loads.push({ state, points: [] });
  }
}
