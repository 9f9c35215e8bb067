/** Timers of the probe's own: hooks are told of them as of any other. */

/** Whether one is being started. */
let isStarting = false;

export function startsOwnTimer(): boolean {
  return isStarting;
}

/** Starts a timer anew, whether it has ended or not. */
export function restart(timer: NodeJS.Timeout): void {
  isStarting = true;
  timer.refresh();
  isStarting = false;
}
