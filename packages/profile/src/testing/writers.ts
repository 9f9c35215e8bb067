import { encodeFolded } from '../formats/folded.ts';
import { encodePprof } from '../formats/pprof.ts';
import { encodeSpeedscope } from '../formats/speedscope.ts';
import type { Writer } from './round-trip.ts';
import { wholeFrame } from './round-trip.ts';

/** Every format that is written. */
export const writers: readonly Writer[] = [
  {
    name: 'pprof',
    encode: (profile) => [encodePprof(profile)],
    keeps: wholeFrame,
    keepsType: true,
  },
  {
    name: 'speedscope',
    encode: (profile) => [encodeSpeedscope(profile)],
    keeps: (frame) => wholeFrame({ ...frame, startLine: 0 }),
    keepsType: true,
  },
  {
    name: 'folded stacks',
    encode: (profile) => profile.sampleTypes.map((_, type) => encodeFolded(profile, type)),
    // Lines are of files; what cannot be escaped is replaced.
    keeps: ({ name, file, line, column }) => {
      const place = file === '' ? [0, 0] : [line, column];
      return wholeFrame({ name: shown(name), file, line: place[0] ?? 0, column: place[1] ?? 0 });
    },
    keepsType: false,
  },
];

// oxlint-disable-next-line no-control-regex -- control characters are what it is about
const CONTROL = /[\u0000-\u001f\u007f]/g;

function shown(name: string): string {
  return name === '' ? '(anonymous)' : name.replaceAll(';', ':').replace(CONTROL, ' ');
}
