import { defaultTypeIndex, framesOf, labelsOf, type Profile } from '@leakscope/profile';

/** One sample of a profile, as tests ask for it. */
export interface Row {
  /** Function names, leaf first. */
  readonly names: string[];
  readonly lines: number[];
  readonly labels: Record<string, unknown>;
  /** Of the default sample type. */
  readonly value: number;
}

export function rows(profile: Profile): Row[] {
  const type = defaultTypeIndex(profile);
  const { stack, labels, values } = profile.samples;
  return Array.from(stack, (index, sample) => {
    const frames = framesOf(profile, index);
    return {
      names: frames.map(({ name }) => name),
      lines: frames.map(({ line }) => line),
      labels: Object.fromEntries(
        labelsOf(profile, labels[sample] ?? 0).map(({ key, value }) => [key, value]),
      ),
      value: values[type]?.[sample] ?? 0,
    };
  });
}

export function sum(list: readonly Row[]): number {
  return list.reduce((total, { value }) => total + value, 0);
}
