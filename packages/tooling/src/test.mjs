import './node-version.mjs';
import { command, say, StepError } from './lib/run.mjs';
import { build } from './steps/build.mjs';
import { checks, everyday } from './steps/checks.mjs';
import { install } from './steps/install.mjs';

await command(async () => {
  const named = process.argv.slice(2);
  const unknown = named.find((name) => !(name in checks));
  if (unknown !== undefined) {
    throw new StepError(
      `There is no check "${unknown}"; there are ${Object.keys(checks).join(', ')}.`,
    );
  }

  await install();
  await build();

  let passed = 0;
  /** @type {string[]} */
  const failures = [];
  const summary = [];
  for (const name of named.length > 0 ? named : everyday) {
    const check = checks[name];
    if (!check) continue;
    say(`${check.title} …`);
    const began = performance.now();
    const count = await check.run().catch(explain);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const verdict = count.failed.length === 0 ? 'ok    ' : 'FAILED';
    summary.push(`${verdict} ${check.title} (${seconds} s)`);
    passed += count.passed;
    failures.push(...count.failed);
  }
  say(`\n${summary.join('\n')}\n`);
  for (const failure of failures) say(`✗ ${failure}\n`);
  say(`${passed} passed, ${failures.length} failed`);
  process.exitCode = failures.length === 0 ? 0 : 1;
});

/**
 * A check that could not even begin has failed, and the others are still worth running.
 * @param {unknown} error
 */
function explain(error) {
  if (!(error instanceof StepError)) throw error;
  return { passed: 0, failed: [error.message] };
}
