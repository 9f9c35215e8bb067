const PAGE_BYTES = 64 * 1024;

/** Reads page after page into a buffer of its own. */
async function* readPages(): AsyncGenerator<number> {
  const page = Buffer.alloc(PAGE_BYTES);
  for (let rows = 1; ; rows++) {
    page.fill(rows);
    yield page.length;
  }
}

/** Reads the first page of each of ten lists, and leaves the rest unread. */
export default async function unrootedGenerator(): Promise<void> {
  for (let i = 0; i < 10; i++) await readPages().next();
}
