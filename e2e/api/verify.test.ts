import { expect, test } from '@playwright/test';
import { leakscope } from '../support/cli.ts';

/** For each resource that can run out: a leak, whose fix is verified too, and a control. */
const pairs = [
  ['threads', 'worker', 'worker-pool'],
  ['contexts', 'vm-context', 'dropped-contexts'],
  ['fds', 'file-descriptor', 'connection-pool'],
  ['handles', 'interval', 'keep-alive-agent'],
  ['async', 'goroutine', 'unrooted-promise'],
  ['external', 'slice', 'ring-buffer'],
  ['native', 'zlib', 'dropped-zlib'],
  ['heap', 'cache', 'bounded-cache'],
] as const;

test.setTimeout(300_000);

interface Verdict {
  readonly scenario: string;
  readonly variant: 'leak' | 'fixed';
  readonly leaking: boolean;
  readonly findings: readonly { readonly cause: string }[];
}

for (const [cause, leak, control] of pairs) {
  test(`a leak of ${cause} is found, and neither its fix nor a control is called one`, async () => {
    const { code, out, err } = await leakscope('verify', leak, control, '--json');
    const verdicts = JSON.parse(out) as Verdict[];
    const called = verdicts.map(({ scenario, variant, leaking }) => [scenario, variant, leaking]);
    expect(called, err).toEqual([
      [leak, 'leak', true],
      [leak, 'fixed', false],
      [control, 'fixed', false],
    ]);
    expect(verdicts[0]?.findings.map((finding) => finding.cause)).toContain(cause);
    // With the function and the amount that the scenario expects.
    expect(code, err).toBe(0);
  });
}
