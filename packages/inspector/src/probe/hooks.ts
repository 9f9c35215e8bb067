/**
 * What begins and goes on asynchronously, by the cheapest hooks that this Node has.
 *
 * A hook of async_hooks makes Node number every promise, which costs a program of short waits a
 * third of its time; V8's own promise hooks cost next to nothing. So async_hooks is asked for
 * everything but promises, which every version has its own way to say.
 */
const { createHook } = process.getBuiltinModule('async_hooks');
const { promiseHooks } = process.getBuiltinModule('v8');

export interface AsyncHooks {
  /** As of async_hooks; where promises cannot be left out it is told of them too. */
  readonly init: (id: number, type: string, trigger: number, resource: object) => void;
  /** `parent` is the promise that the new one waits for. */
  /** Before anything runs for a resource; told of once `watchBefore` has been called. */
  readonly before: (id: number) => void;
  readonly promiseInit: (promise: Promise<unknown>, parent?: Promise<unknown>) => void;
  readonly promiseBefore: (promise: Promise<unknown>) => void;
  readonly promiseAfter: () => void;
}

interface AsyncWrapBinding {
  setPromiseHooks(...hooks: (((promise: Promise<unknown>) => void) | undefined)[]): void;
}

/** Node 22 knows the switch only from within; newer ones have the option `trackPromises` as well. */
function leavePromisesOut(hook: object): boolean {
  const flag = Object.getOwnPropertySymbols(hook).find(
    ({ description }) => description === 'kNoPromiseHook',
  );
  if (flag !== undefined) Object.assign(hook, { [flag]: true });
  return flag !== undefined;
}

/**
 * Node 20 has no such switch, so V8 is given our hooks alone. Whatever else asks for promises later
 * makes Node give V8 all hooks that it knows of, ours among them: then it is slow again, and right.
 */
function replacePromiseHooks({ promiseInit, promiseBefore, promiseAfter }: AsyncHooks): void {
  const { noDeprecation = false, binding } = process as unknown as {
    noDeprecation?: boolean;
    binding(name: string): AsyncWrapBinding;
  };
  process.noDeprecation = true;
  try {
    binding('async_wrap').setPromiseHooks(promiseInit, promiseBefore, promiseAfter, undefined);
  } catch {
    // Slower, that is all.
  } finally {
    process.noDeprecation = noDeprecation;
  }
}

export interface AsyncWatch {
  /** Asks for `before` too, which each callback of the program pays for. */
  watchBefore(): void;
  end(): void;
}

/** `alone`: whether nobody else in the process uses such hooks by now. */
export function watchAsync(hooks: AsyncHooks, alone: boolean): AsyncWatch {
  const { init, before, promiseInit, promiseBefore, promiseAfter } = hooks;
  const enabled: { disable(): unknown }[] = [];
  const enable = (callbacks: { init?: typeof init; before?: typeof before }) => {
    const options = { ...callbacks, trackPromises: false };
    const hook = createHook(options);
    const left = leavePromisesOut(hook);
    enabled.push(hook.enable());
    if (alone && !left && process.version.startsWith('v20.')) replacePromiseHooks(hooks);
  };
  const stop = [
    promiseHooks.onInit(promiseInit),
    promiseHooks.onBefore(promiseBefore),
    promiseHooks.onAfter(promiseAfter),
  ] as const;
  enable({ init });
  return {
    watchBefore: () => enable({ before }),
    end() {
      for (const hook of enabled) hook.disable();
      for (const end of stop) end();
    },
  };
}
