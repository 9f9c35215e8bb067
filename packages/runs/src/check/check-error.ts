/** A file cannot be checked. `message` is one sentence that says what and what to do. */
export class CheckError extends Error {
  override readonly name = 'CheckError';
}
