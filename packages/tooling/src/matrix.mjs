import './node-version.mjs';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { command, run, say, StepError, withBinaries } from './lib/run.mjs';
import { root } from './lib/workspace.mjs';
import { readOptions } from './matrix/arguments.mjs';
import { withMatrix } from './matrix/readme.mjs';
import { failures, table } from './matrix/table.mjs';
import { verify } from './matrix/verify.mjs';
import { build } from './steps/build.mjs';
import { install } from './steps/install.mjs';
import { node } from './steps/node.mjs';

const README = join(root, 'packages/scenarios/README.md');

await command(async () => {
  const { versions, only, whole } = readOptions(process.argv.slice(2));
  await install();
  await build();
  const { catalogue } = await built('packages/scenarios');
  const { differencesOf: differences, variantsOf: variants } = await built('packages/runs');
  const judge = { differences, variants };
  const unknown = only.find((id) => variants(id) === undefined);
  if (unknown !== undefined) throw new StepError(`There is no scenario "${unknown}".`);
  const scenarios = catalogue.filter(
    (/** @type {{ id: string }} */ { id }) => only.length === 0 || only.includes(id),
  );

  // All at first: a version that cannot be had is said before half an hour is spent on another.
  const programs = [];
  for (const major of versions) programs.push({ major, program: await node(major) });
  const columns = [];
  for (const { major, program } of programs) {
    say(`Verifying on Node ${major} …`);
    columns.push({ major, verdicts: await verify(program, only) });
  }

  const written = table(scenarios, columns, judge);
  if (whole) {
    writeFileSync(README, withMatrix(readFileSync(README, 'utf8'), written));
    await run('oxfmt', [README], { env: withBinaries(root) });
  }
  say(`\n${written}\n`);
  const wrong = failures(scenarios, columns, judge);
  const cells = scenarios.length * columns.length;
  say(wrong.length === 0 ? `All of ${cells} are as expected.` : wrong.join('\n'));
  process.exitCode = wrong.length === 0 ? 0 : 1;
});

/** @param {string} path of a package */
async function built(path) {
  return import(pathToFileURL(join(root, path, 'dist/index.js')).href);
}
