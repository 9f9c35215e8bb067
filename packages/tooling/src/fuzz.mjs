import './node-version.mjs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { command } from './lib/run.mjs';
import { root } from './lib/workspace.mjs';
import { build } from './steps/build.mjs';
import { install } from './steps/install.mjs';

await command(async () => {
  await install();
  await build();
  const { main } = await import(pathToFileURL(join(root, 'packages/profile/fuzz/main.mjs')).href);
  if (!(await main(process.argv.slice(2)))) process.exitCode = 1;
});
