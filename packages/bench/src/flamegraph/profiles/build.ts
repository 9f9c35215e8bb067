import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Profile, readProfile } from '@leakscope/profile';

const WEB = fileURLToPath(new URL('../../../../../apps/web/', import.meta.url));
const INTERVAL_US = 200;

/** The CPU profile of a build of the dashboard, made now. */
export async function profileBuild(): Promise<Profile> {
  const directory = await mkdtemp(join(tmpdir(), 'leakscope-bench-build-'));
  try {
    const child = spawn(
      process.execPath,
      [
        '--cpu-prof',
        `--cpu-prof-dir=${directory}`,
        `--cpu-prof-interval=${INTERVAL_US}`,
        join(WEB, 'node_modules/vite/bin/vite.js'),
        'build',
        `--outDir=${join(directory, 'dist')}`,
        '--emptyOutDir',
      ],
      { cwd: WEB, stdio: ['ignore', 'ignore', 'inherit'] },
    );
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) throw new Error(`The build to be profiled ended with ${code}.`);
    return await largestProfile(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Of a build's main thread: its workers write profiles too, with less in them. */
async function largestProfile(directory: string): Promise<Profile> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.cpuprofile'));
  const files = await Promise.all(names.map((name) => readFile(join(directory, name))));
  const [largest] = files.toSorted((a, b) => b.length - a.length);
  const profile = largest && readProfile(largest).profiles[0]?.profile;
  if (profile === undefined) throw new Error('The build left no profile.');
  return profile;
}
