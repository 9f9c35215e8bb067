const failures: Error[] = [];

class Import {
  file = Buffer.alloc(0);

  /** Reads an upload that turns out not to be a spreadsheet. */
  errorObjectsLeak(): void {
    this.file = Buffer.alloc(1024 * 1024, 1);
    if (this.file.readUInt8(0) !== 0x50) failures.push(new Error('Not a spreadsheet'));
  }
}

export default function importFile(): void {
  new Import().errorObjectsLeak();
}
