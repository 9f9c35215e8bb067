#!/usr/bin/env node
// Stands outside `dist`, so that it can be linked before anything is built.
import { existsSync } from 'node:fs';

const main = new URL('../dist/main.js', import.meta.url);
if (existsSync(main)) await import(main.href);
else {
  process.stderr.write('Leakscope is not built yet: run `npm start` once, or `npm run build`.\n');
  process.exitCode = 2;
}
