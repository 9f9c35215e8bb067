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

  const total = { passed: 0, failed: 0 };
  const summary = [];
  for (const name of named.length > 0 ? named : everyday) {
    const check = checks[name];
    if (!check) continue;
    say(`${check.title} …`);
    const began = performance.now();
    const { passed, failed } = await check.run().catch(explain);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    summary.push(`${failed === 0 ? 'ok    ' : 'FAILED'} ${check.title} (${seconds} s)`);
    total.passed += passed;
    total.failed += failed;
  }
  say(`\n${summary.join('\n')}\n\n${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed === 0 ? 0 : 1;
});

/**
 * A check that could not even begin has failed, and the others are still worth running.
 * @param {unknown} error
 */
function explain(error) {
  if (!(error instanceof StepError)) throw error;
  process.stderr.write(`${error.message}\n`);
  return { passed: 0, failed: 1 };
}
