const page = new URL('page.mjs', import.meta.url).href;

/** Renders the page with the data as they are now: one module, imported once. */
export default async function importQueryFixed(): Promise<void> {
  const { load, render } = await import(page);
  load(Buffer.alloc(1024 * 1024, 1));
  render();
}
