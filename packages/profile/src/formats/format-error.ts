export interface FormatErrorDetails {
  /** The format's name, such as `pprof`; empty where none could be told. */
  readonly format: string;
  /** The field being read, such as `sample.location_id`. */
  readonly field: string;
  /** Offset in the input. */
  readonly byte: number;
  /** What is wrong, without position. */
  readonly problem: string;
}

/** A file that is broken, or larger than we read. Everything a reader throws is one of these. */
export class FormatError extends Error {
  override readonly name = 'FormatError';
  readonly format: string;
  readonly field: string;
  readonly byte: number;
  readonly problem: string;

  constructor({ format, field, byte, problem }: FormatErrorDetails) {
    const what = format === '' ? 'profile' : `${format} profile`;
    super(`Not a readable ${what}: ${problem} (${field}, byte ${byte}).`);
    this.format = format;
    this.field = field;
    this.byte = byte;
    this.problem = problem;
  }
}

/** Refuses a file of this format. */
export function failIn(format: string): (field: string, byte: number, problem: string) => never {
  return (field, byte, problem) => {
    throw new FormatError({ format, field, byte, problem });
  };
}
