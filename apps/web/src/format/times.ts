/** Milliseconds since some start as a clock: `0:07`, `12:34`, `1:02:03`. */
export function formatElapsed(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const tail = String(seconds % 60).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${tail}`;
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${tail}`;
}

/** A short duration in milliseconds: `0.42 ms`, `12.3 ms`, `1.50 s`. */
export function formatDuration(ms: number): string {
  if (ms >= 999.5) return `${(ms / 1000).toFixed(ms < 9995 ? 2 : 1)}\u00a0s`;
  return `${ms.toFixed(ms < 9.995 ? 2 : ms < 99.95 ? 1 : 0)}\u00a0ms`;
}

const timeOfDay = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
const date = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const dateWithYear = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});

/** The time of day of an epoch time, in the reader's zone: `14:02:31`. */
export function formatTimeOfDay(epochMs: number): string {
  return timeOfDay.format(epochMs);
}

/** A point in time as briefly as it stays clear: the time today, the date as well before that. */
export function formatMoment(epochMs: number, now: number): string {
  const then = new Date(epochMs);
  const today = new Date(now);
  if (then.toDateString() === today.toDateString()) return timeOfDay.format(then);
  const day = then.getFullYear() === today.getFullYear() ? date : dateWithYear;
  return `${day.format(then)}, ${timeOfDay.format(then)}`;
}
