export interface FormatErrorDetails {
  /** The format's name, such as `pprof`. */
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

  constructor({ format, field, byte, problem }: FormatErrorDetails) {
    super(`Not a readable ${format} profile: ${problem} (${field}, byte ${byte}).`);
    this.format = format;
    this.field = field;
    this.byte = byte;
  }
}
