/** A run's life: start, sample, trigger, capture, end. */
export { Runs } from './runs.ts';
export {
  type CaptureRequest,
  RunError,
  type RunErrorCode,
  type RunEvent,
  type RunsApi,
  type RunsOptions,
} from './types.ts';
