import './node-version.mjs';
import { command } from './lib/run.mjs';
import { build } from './steps/build.mjs';
import { install } from './steps/install.mjs';

await command(async () => {
  await install();
  await build();
});
