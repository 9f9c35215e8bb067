const cursors = new Set<Buffer>();

/** Reads a table page by page; its cursor is open until the loop over it ends. */
async function* readPages(page: Buffer): AsyncGenerator<Buffer> {
  cursors.add(page);
  try {
    for (let number = 0; number < 10; number++) yield page.fill(number);
  } finally {
    cursors.delete(page);
  }
}

/** Shows the first page of a table: leaving the loop ends the generator. */
export default async function asyncGeneratorFixed(): Promise<void> {
  for await (const page of readPages(Buffer.alloc(1024 * 1024))) {
    if (page.length > 0) break;
  }
}
