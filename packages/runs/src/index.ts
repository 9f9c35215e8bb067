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
export { drive, type Driven, type DriveOptions, type Progress } from './verify/drive.ts';
export type { Operated, Order, Subject } from './verify/subject.ts';
export { verify, type VerifyOptions } from './verify/verify.ts';
export { verifyRun, type VerifyRun } from './verify/verify-run.ts';
