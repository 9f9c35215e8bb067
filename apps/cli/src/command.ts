/** What a command prints to. */
export interface Output {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}

/** The command cannot be carried out. `message` is one line that says what and what to do. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** 0 fine, 1 a difference that was asked about, 2 it could not be done. */
export type ExitCode = 0 | 1 | 2;

export interface Command {
  readonly usage: string;
  readonly summary: string;
  /** @throws CommandError */
  readonly run: (args: readonly string[], output: Output) => Promise<ExitCode>;
}
