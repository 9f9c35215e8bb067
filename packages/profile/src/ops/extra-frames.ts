import type { FrameIndex } from '../model/indexes.ts';
import type { Profile } from '../model/profile.ts';
import { Texts } from './texts.ts';

/** Adds frames that stand for something other than a function to a profile's tables. */
export class ExtraFrames {
  readonly #profile: Profile;
  readonly #names: string[] = [];
  /** By name; those that the profile had among them. */
  readonly #frames = new Map<string, FrameIndex>();

  constructor(profile: Profile) {
    this.#profile = profile;
    const { strings, functions, frames } = profile;
    for (const [frame, func] of frames.func.entries()) {
      const isPlace = functions.file[func] || functions.startLine[func] || frames.line[frame];
      if (isPlace || frames.column[frame]) continue;
      this.#frames.set(strings[functions.name[func] ?? 0] ?? '', frame);
    }
  }

  /** The frame of this name that has no file and no line. */
  frame(name: string): FrameIndex {
    const known = this.#frames.get(name);
    if (known !== undefined) return known;
    const frame = this.#profile.frames.length + this.#names.push(name) - 1;
    this.#frames.set(name, frame);
    return frame;
  }

  /** The profile with these frames. */
  profile(): Profile {
    const { strings, functions, frames } = this.#profile;
    if (this.#names.length === 0) return this.#profile;
    const none = this.#names.map(() => 0);
    const texts = new Texts(strings);
    const places = new Map<number, number>();
    for (const [func, name] of functions.name.entries()) {
      if (functions.file[func] === 0 && functions.startLine[func] === 0) places.set(name, func);
    }
    const added: number[] = [];
    const funcs = this.#names.map((name) => {
      const text = texts.index(name);
      return places.get(text) ?? functions.length + added.push(text) - 1;
    });
    const noFile = added.map(() => 0);
    return {
      ...this.#profile,
      strings: texts.all,
      functions: {
        length: functions.length + added.length,
        name: joined(functions.name, added),
        file: joined(functions.file, noFile),
        startLine: joined(functions.startLine, noFile),
      },
      frames: {
        length: frames.length + funcs.length,
        func: joined(frames.func, funcs),
        line: joined(frames.line, none),
        column: joined(frames.column, none),
      },
    };
  }
}

function joined(a: Uint32Array, b: readonly number[]): Uint32Array {
  const out = new Uint32Array(a.length + b.length);
  out.set(a);
  out.set(b, a.length);
  return out;
}
