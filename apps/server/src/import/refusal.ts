/** A file that cannot be imported, in words for whoever sent it; crosses from the thread. */
export class ImportRefusal extends Error {
  override readonly name = 'ImportRefusal';
  readonly status: 400 | 413 | 415 | 503;
  readonly field: string | undefined;

  constructor(status: ImportRefusal['status'], message: string, field?: string) {
    super(message);
    this.status = status;
    this.field = field;
  }
}
