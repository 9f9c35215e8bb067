import type { Run, Sample } from '@leakscope/protocol';
import { PROFILES, type ProfileName } from './names.ts';

/**
 * What `/debug/pprof/` shows: a table of count and profile, sorted by name, after Go's.
 *
 * @param query what the links need beside `debug`, with its `?`
 */
export function indexPage(run: Run, latest: Sample | undefined, query: string): string {
  const names = Object.keys(PROFILES).toSorted() as ProfileName[];
  const link = (name: ProfileName, debug?: number) => {
    const parameters = new URLSearchParams(query);
    if (debug !== undefined) parameters.set('debug', String(debug));
    return escape(parameters.size === 0 ? name : `${name}?${parameters.toString()}`);
  };
  const rows = names.map((name) => {
    const hasText = name === 'heap' || name === 'allocs' || name === 'goroutine';
    const count = name === 'goroutine' ? (latest?.pendingAsync ?? '') : '';
    const href = link(name, hasText ? 1 : undefined);
    return `<tr><td>${count}</td><td><a href="${href}">${name}</a></td></tr>`;
  });
  const descriptions = names.map((name) => `<li><b>${name}:</b> ${escape(PROFILES[name])}</li>`);
  const what = [run.scenario, run.variant, run.id].filter((part) => part !== null).join(' ');
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>/debug/pprof/</title></head>
<body>
<h1>/debug/pprof/</h1>
<p>Run ${escape(what)}, ${escape(run.state)}. Add debug=1 to a profile's address to read it as text.</p>
<table>
<thead><tr><th>Count</th><th>Profile</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
<p><a href="${link('goroutine', 2)}">full goroutine stack dump</a></p>
<h2>Profile descriptions</h2>
<ul>
${descriptions.join('\n')}
</ul>
</body>
</html>
`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
