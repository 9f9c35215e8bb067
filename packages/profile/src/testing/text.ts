import { ProfileBuilder } from '../build/builder.ts';
import type { Frame, Label } from '../model/frame.ts';
import type { Profile } from '../model/profile.ts';

/**
 * A profile drawn as text: one line per sample, its frames from the outermost inwards, then its
 * values and labels. A frame is `name`, `name:line` or `name@file:line`; a label `key=value`, or
 * `key:number` followed by its unit.
 *
 *     main handle@app.ts:3 leak@leak.ts:12 | 1 4096 | memory=off-heap bytes:512bytes
 */
export function profileFromText(text: string, types = 'inuse_space/bytes'): Profile {
  const builder = new ProfileBuilder({
    sampleTypes: types.split(' ').map((t) => {
      const [type = '', unit = ''] = t.split('/');
      return { type, unit };
    }),
    timeNanos: 0n,
  });
  for (const line of text.split('\n')) {
    const [stack = '', values = '', labels = ''] = line.split('|').map((part) => part.trim());
    if (values === '') continue;
    builder.addSample({
      frames: words(stack).map(frameFromText).reverse(),
      values: words(values).map(Number),
      labels: words(labels).map(labelFromText),
    });
  }
  return builder.build();
}

function words(text: string): string[] {
  return text.split(' ').filter((word) => word !== '');
}

function frameFromText(text: string): Frame {
  const [, name = '', file = '', line = '0'] = /^([^@:]*)(?:@(.*?))?(?::(\d+))?$/.exec(text) ?? [];
  return { name, file, line: Number(line), column: 0 };
}

function labelFromText(text: string): Label {
  const [, name = '', number, unit = ''] = /^([^:=]+):(-?\d+)(\S*)$/.exec(text) ?? [];
  if (number !== undefined) return { key: name, value: Number(number), unit };
  const [key = '', value = ''] = text.split('=');
  return { key, value };
}
