import { closeSync, openSync, readSync } from 'node:fs';

const ELF = 0x7f454c46;

/** Looks at the first bytes of an uploaded file to learn its type. */
export default function fileDescriptorFixed(): string {
  const file = openSync(process.execPath, 'r');
  try {
    const magic = Buffer.alloc(4);
    readSync(file, magic);
    return magic.readUInt32BE() === ELF ? 'program' : 'unknown';
  } finally {
    closeSync(file);
  }
}
