/** A run's life: start, sample, trigger, capture, end. */
export { check, type CheckOptions } from './check/check.ts';
export { CheckError } from './check/check-error.ts';
export {
  verifyOperation,
  type InProcessOperation,
  type VerifyOperationOptions,
} from './in-process/verify-operation.ts';
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
export { differencesFrom, differencesOf, expectationOf, variantsOf } from './verify/expectation.ts';
