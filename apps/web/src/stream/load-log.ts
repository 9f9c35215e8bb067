import { type Load, type LoadPoint, MAX_LOAD_POINTS } from '@leakscope/protocol';

/** Loads kept of a run; one takes seconds to minutes, so that this is an hour of them. */
const MAX_LOADS = 60;

/** A load as it was last told of, and how it went: while it runs, since the page watched. */
export interface WatchedLoad {
  readonly state: Load;
  /** In order of time. */
  readonly points: readonly LoadPoint[];
}

/** The loads of one run, in the order in which they began. A load is known by when it started. */
export class LoadLog {
  readonly #loads: { state: Load; points: readonly LoadPoint[] }[] = [];

  get all(): readonly WatchedLoad[] {
    return this.#loads;
  }

  get latest(): WatchedLoad | undefined {
    return this.#loads.at(-1);
  }

  /** Takes in what is told of a load. */
  add(state: Load): void {
    const latest = this.#latestOf(state);
    latest.state = state;
    if (state.phase === 'running') {
      const last = latest.points.at(-1)?.t ?? Number.NEGATIVE_INFINITY;
      const fresh = state.points.filter(({ t }) => t > last);
      latest.points = [...latest.points, ...fresh].slice(-MAX_LOAD_POINTS);
    } else if (state.points.length > 0) {
      latest.points = state.points;
    }
  }

  #latestOf(state: Load): { state: Load; points: readonly LoadPoint[] } {
    const latest = this.#loads.at(-1);
    if (latest?.state.startedAt === state.startedAt) return latest;
    if (this.#loads.length >= MAX_LOADS) this.#loads.shift();
    const load = { state, points: [] };
    this.#loads.push(load);
    return load;
  }
}
