import type { SampleTypeIndex } from '../../model/indexes.ts';
import type { Profile } from '../../model/profile.ts';
import { frameAt } from '../../model/read.ts';
import { encodeUtf8 } from '../../wire/utf8.ts';
import { pathOf, valuesByStack } from '../stack-values.ts';
import { TextWriter } from '../text-writer.ts';
import { frameText } from './frame-text.ts';

/**
 * One sample type of the profile as folded stacks: a line per stack, its frames from the outermost
 * inwards with semicolons between them, then its value. Labels are not written.
 *
 * @throws RangeError where the file would be larger than `MAX_WRITTEN_BYTES`
 */
export function encodeFolded(profile: Profile, type: SampleTypeIndex): Uint8Array<ArrayBuffer> {
  const out = new TextWriter();
  const texts = Array.from({ length: profile.frames.length }, (_, frame) =>
    encodeUtf8(frameText(frameAt(profile, frame))),
  );
  const semicolon = encodeUtf8(';');
  const path: number[] = [];
  for (const [row, value] of valuesByStack(profile, type).entries()) {
    if (value === 0) continue;
    let isFirst = true;
    for (const frame of pathOf(profile, row - 1, path)) {
      if (!isFirst) out.bytes(semicolon);
      isFirst = false;
      out.bytes(texts[frame] ?? semicolon);
    }
    out.text(` ${value}\n`);
  }
  return out.finish();
}
