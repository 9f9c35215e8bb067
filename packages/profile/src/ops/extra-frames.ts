import type { FrameIndex } from '../model/indexes.ts';
import type { Profile } from '../model/profile.ts';

/** Adds frames that stand for something other than a function to a profile's tables. */
export class ExtraFrames {
  readonly #profile: Profile;
  readonly #names: string[] = [];
  readonly #frames = new Map<string, FrameIndex>();

  constructor(profile: Profile) {
    this.#profile = profile;
  }

  /** The frame of this name that has no file and no line. */
  frame(name: string): FrameIndex {
    const known = this.#frames.get(name) ?? this.#existing(name);
    if (known !== undefined) return known;
    const frame = this.#profile.frames.length + this.#names.push(name) - 1;
    this.#frames.set(name, frame);
    return frame;
  }

  /** The profile with these frames, each of a function and a string of its own. */
  profile(): Profile {
    const { strings, functions, frames } = this.#profile;
    const added = this.#names.length;
    if (added === 0) return this.#profile;
    const none = new Uint32Array(added);
    const funcs = none.map((_, i) => functions.length + i);
    const texts = new Map(strings.map((text, index) => [text, index]));
    const all = [...strings];
    const names = Uint32Array.from(this.#names, (name) => texts.get(name) ?? all.push(name) - 1);
    return {
      ...this.#profile,
      strings: all,
      functions: {
        length: functions.length + added,
        name: joined(functions.name, names),
        file: joined(functions.file, none),
        startLine: joined(functions.startLine, none),
      },
      frames: {
        length: frames.length + added,
        func: joined(frames.func, funcs),
        line: joined(frames.line, none),
        column: joined(frames.column, none),
      },
    };
  }

  #existing(name: string): FrameIndex | undefined {
    const { strings, functions, frames } = this.#profile;
    const text = strings.indexOf(name);
    if (text < 0) return undefined;
    const frame = frames.func.findIndex(
      (func, index) =>
        functions.name[func] === text &&
        functions.file[func] === 0 &&
        functions.startLine[func] === 0 &&
        frames.line[index] === 0 &&
        frames.column[index] === 0,
    );
    return frame < 0 ? undefined : frame;
  }
}

function joined(a: Uint32Array, b: Uint32Array): Uint32Array {
  const out = new Uint32Array(a.length + b.length);
  out.set(a);
  out.set(b, a.length);
  return out;
}
