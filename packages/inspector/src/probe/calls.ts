/**
 * Functions of Node's that are replaced by one that looks on. Functions only: whoever took a
 * reference before sees nothing of it, and one taken from then on has to pass straight through once
 * the function is back in its place.
 */

type Call = (this: unknown, ...args: unknown[]) => unknown;
type Calls = Record<string, Call>;

/** What looks on. Its functions must not throw. */
export interface Watcher {
  /** Before the call; the arguments it answers are the ones that count. */
  enter?(args: unknown[], wrapper: Call): unknown[];
  /** After the call, with what `enter` answered; also where the call has thrown. */
  leave?(args: unknown[], result: unknown, wrapper: Call, self: unknown): void;
}

/** Puts `wrapper` in the place of `original`, with its properties. Returns what puts that back. */
export function replaceCall(owner: object, name: string, wrapper: Call): () => void {
  const calls = owner as Calls;
  const original = calls[name];
  if (original === undefined) return () => {};
  Object.defineProperties(wrapper, Object.getOwnPropertyDescriptors(original));
  calls[name] = wrapper;
  return () => {
    if (calls[name] === wrapper) calls[name] = original;
  };
}

/** Has `watcher` look on whenever `owner[name]` is called. Returns what ends it. */
export function watchCall(owner: object, name: string, { enter, leave }: Watcher): () => void {
  const original = (owner as Calls)[name];
  if (typeof original !== 'function') return () => {};
  let active = true;
  const wrapper: Call = function wrapsCall(...given) {
    if (!active) return Reflect.apply(original, this, given);
    const args = enter?.(given, wrapper) ?? given;
    let result: unknown;
    try {
      result = Reflect.apply(original, this, args);
      return result;
    } finally {
      leave?.(args, result, wrapper, this);
    }
  };
  const restore = replaceCall(owner, name, wrapper);
  return () => {
    active = false;
    restore();
  };
}
