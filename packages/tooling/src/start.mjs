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
});

// In this process and not in a child: a signal, SIGKILL included, then reaches the server itself.
await import(pathToFileURL(join(root, 'apps/server/dist/main.js')).href);
