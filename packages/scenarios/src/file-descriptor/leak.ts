import { openSync, readSync } from 'node:fs';

const ELF = 0x7f454c46;

/** Looks at the first bytes of an uploaded file to learn its type. */
export default function fileDescriptorLeak(): string {
  const file = openSync(process.execPath, 'r');
  const magic = Buffer.alloc(4);
  readSync(file, magic);
  return magic.readUInt32BE() === ELF ? 'program' : 'unknown';
}
