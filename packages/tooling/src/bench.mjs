import './node-version.mjs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { command } from './lib/run.mjs';
import { root } from './lib/workspace.mjs';
import { build } from './steps/build.mjs';
import { chromium } from './steps/chromium.mjs';
import { install } from './steps/install.mjs';

await command(async () => {
  await install();
  await build();
  process.env['CHROMIUM_PATH'] = await chromium();
  // Else the processes that are measured would outlive what measures them.
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(2));
  const { main } = await import(pathToFileURL(join(root, 'packages/bench/dist/index.js')).href);
  await main(process.argv.slice(2));
});
