const page = new URL('page.mjs', import.meta.url).href;
let version = 0;

/** Renders the page as it is now: imported with another query it is another module. */
export default async function importQueryLeak(): Promise<void> {
  const { load, render } = await import(`${page}?v=${++version}`);
  load(Buffer.alloc(1024 * 1024, 1));
  render();
}
