const failures = new Map<string, number>();

class Import {
  file = Buffer.alloc(0);

  /** Reads the same upload, and counts the failures by their stacks. */
  errorObjectsFixed(): void {
    this.file = Buffer.alloc(1024 * 1024, 1);
    if (this.file.readUInt8(0) === 0x50) return;
    const { stack = '' } = new Error('Not a spreadsheet');
    failures.set(stack, (failures.get(stack) ?? 0) + 1);
  }
}

export default function importFile(): void {
  new Import().errorObjectsFixed();
}
