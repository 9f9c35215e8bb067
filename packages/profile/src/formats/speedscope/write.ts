import { frameAt } from '../../model/read.ts';
import type { Profile, SampleType } from '../../model/profile.ts';
import { encodeUtf8 } from '../../wire/utf8.ts';
import { pathOf, valuesByStack } from '../stack-values.ts';
import { TextWriter } from '../text-writer.ts';
import { EXPORTER, SCHEMA, unitOf } from './schema.ts';

/**
 * The profile as speedscope's JSON: one sampled profile per sample type, named after it. Labels are
 * not written, for the format has none; values below zero are not either, for speedscope refuses
 * a file that has any.
 *
 * @throws RangeError where the file would be larger than `MAX_WRITTEN_BYTES`
 */
export function encodeSpeedscope(profile: Profile): Uint8Array<ArrayBuffer> {
  const out = new TextWriter();
  const active = profile.sampleTypes.findIndex(({ type }) => type === profile.defaultSampleType);
  const head = { $schema: SCHEMA, exporter: EXPORTER, activeProfileIndex: Math.max(0, active) };
  out.text(`${JSON.stringify(head).slice(0, -1)},"shared":{"frames":[`);
  for (let index = 0; index < profile.frames.length; index++) {
    const { name, file, line, column } = frameAt(profile, index);
    const frame = {
      name,
      ...(file && { file }),
      ...(line && { line }),
      ...(column && { col: column }),
    };
    out.text(`${index === 0 ? '' : ','}${JSON.stringify(frame)}`);
  }
  out.text(']},"profiles":[');
  for (const [type, sampleType] of profile.sampleTypes.entries()) {
    if (type > 0) out.text(',');
    writeProfile(out, profile, type, sampleType);
  }
  out.text(']}\n');
  return out.finish();
}

function writeProfile(
  out: TextWriter,
  profile: Profile,
  type: number,
  sampleType: SampleType,
): void {
  const values = valuesByStack(profile, type);
  const positive = values.map((value) => Math.max(0, value));
  const head = {
    type: 'sampled',
    name: sampleType.type,
    unit: unitOf(sampleType),
    startValue: 0,
    endValue: positive.reduce((sum, value) => sum + value, 0),
  };
  out.text(`${JSON.stringify(head).slice(0, -1)},"samples":[`);
  const numbers = Array.from({ length: profile.frames.length }, (_, index) =>
    encodeUtf8(`${index}`),
  );
  const comma = encodeUtf8(',');
  const path: number[] = [];
  let separator = '[';
  for (const [row, value] of positive.entries()) {
    if (value === 0) continue;
    out.text(separator);
    separator = '],[';
    let isFirst = true;
    for (const frame of pathOf(profile, row - 1, path)) {
      if (!isFirst) out.bytes(comma);
      isFirst = false;
      out.bytes(numbers[frame] ?? comma);
    }
  }
  out.text(`${separator === '[' ? '' : ']'}],"weights":[`);
  out.text(positive.filter((value) => value !== 0).join());
  out.text(']}');
}
