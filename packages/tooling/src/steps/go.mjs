import { StepError } from '../lib/run.mjs';
import { installFromDebian, isDebianAsRoot, onPath } from '../lib/system.mjs';

/**
 * Makes sure that `go` is there: its pprof is the reference reader of our profiles.
 * @throws {StepError} where it is not and cannot be installed
 */
export async function go() {
  if (onPath(['go'])) return;
  if (isDebianAsRoot()) await installFromDebian('Go', ['golang-go']);
  if (onPath(['go'])) return;
  throw new StepError(
    'The interop tests need Go: install it from https://go.dev/dl so that `go` is on PATH, and run the command again.',
  );
}
