/** The server cannot start. `message` is one line that says what and what to do. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
