/**
 * The package that a file belongs to: `Node.js`, an npm package by its name whichever way it was
 * installed, Leakscope's probe; own code is not packaged, so a file of it is its own package.
 *
 *     /app/node_modules/.pnpm/@a+b@1.0.0/node_modules/@a/b/index.js ─▶ @a/b
 *     node:internal/process/task_queues                             ─▶ Node.js
 *     /app/src/main.ts                                              ─▶ /app/src/main.ts
 */
export function packageOf(file: string): string {
  const path = file.replaceAll('\\', '/');
  if (path.startsWith('node:')) return 'Node.js';
  if (path.startsWith('leakscope:')) return '(leakscope probe)';
  const [, inside] = /^(?:.*\/)?node_modules\/(.+)$/.exec(path) ?? [];
  return inside === undefined ? file : npmName(inside);
}

/** @param inside path below `node_modules` */
function npmName(inside: string): string {
  const [first = '', second = ''] = inside.split('/');
  if (first.startsWith('@') && second !== '') return `${first}/${second}`;
  if (first !== '.pnpm') return first;
  const [, scope, name = second] = /^(?:(@[^+]+)\+)?([^@]+)/.exec(second) ?? [];
  return scope === undefined ? name : `${scope}/${name}`;
}
