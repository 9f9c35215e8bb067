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
  /** Before anything runs for a resource; told of once `watchBefore` has been called. */
  readonly before: (id: number) => void;
  /** `parent` is the promise that the new one waits for. */
  readonly promiseInit: (promise: Promise<unknown>, parent?: Promise<unknown>) => void;
  readonly promiseBefore: (promise: Promise<unknown>) => void;
  readonly promiseAfter: () => void;
}

type PromiseHook = (promise: Promise<unknown>) => void;

interface AsyncWrapBinding {
  getPromiseHooks(): (PromiseHook | undefined)[];
  setPromiseHooks(...hooks: (PromiseHook | undefined)[]): void;
}

/** Node 22 knows the switch only from within; newer ones have the option `trackPromises` as well. */
function leavePromisesOut(hook: object): void {
  const flag = Object.getOwnPropertySymbols(hook).find(
    ({ description }) => description === 'kNoPromiseHook',
  );
  if (flag !== undefined) Object.assign(hook, { [flag]: true });
}

/** What Node 20 tells V8 through; `null` on any other version, or where it is closed. */
function asyncWrapOf20(): AsyncWrapBinding | null {
  if (!process.version.startsWith('v20.')) return null;
  const { noDeprecation = false, binding } = process as unknown as {
    noDeprecation?: boolean;
    binding(name: string): AsyncWrapBinding;
  };
  process.noDeprecation = true;
  try {
    return binding('async_wrap');
  } catch {
    return null;
  } finally {
    process.noDeprecation = noDeprecation;
  }
}

/** Hooks that can be taken away for a while. */
export interface Rest {
  rest(): void;
  resume(): void;
}

export interface AsyncWatch {
  readonly promises: Rest;
  /** All but promises. */
  readonly resources: Rest;
  /** Whether either can rest alone: else being told of resources, Node itself goes on with promises. */
  readonly areApart: boolean;
  /** Asks for `before` too, which each callback of the program pays for, at rest or not. */
  watchBefore(): void;
  end(): void;
}

const NO_HOOKS = [undefined, undefined, undefined, undefined];

/**
 * Node 20 has no switch for promises. In a process of our own, where nobody else asks for them, V8 is
 * given our hooks alone. Whoever asks later makes Node give V8 all the hooks that it knows of, ours
 * among them: then it is slow again, and right.
 */
export function watchAsync(hooks: AsyncHooks, ours: boolean): AsyncWatch {
  const { init, before, promiseInit, promiseBefore, promiseAfter } = hooks;
  const own = [promiseInit, promiseBefore, promiseAfter, undefined];
  const asyncWrap = ours ? asyncWrapOf20() : null;
  const isAlone = () =>
    asyncWrap?.getPromiseHooks().every((hook, i) => hook === undefined || hook === own[i]) === true;
  /** Changes hooks of Node's. `given` are those of ours that V8 is to have then. */
  const change = (given: readonly (PromiseHook | undefined)[], make: () => void) => {
    const alone = isAlone();
    make();
    if (alone) asyncWrap?.setPromiseHooks(...given);
  };
  const hookOf = (callbacks: { init?: typeof init; before?: typeof before }) => {
    const options = { ...callbacks, trackPromises: false };
    const hook = createHook(options);
    leavePromisesOut(hook);
    return hook;
  };
  const beginnings = hookOf({ init });
  const turns = hookOf({ before });
  let stop: (() => void)[] = [];
  let given: readonly (PromiseHook | undefined)[] = NO_HOOKS;
  const promises: Rest = {
    resume() {
      given = own;
      change(given, () => {
        stop = [
          promiseHooks.onInit(promiseInit) as () => void,
          promiseHooks.onBefore(promiseBefore) as () => void,
          promiseHooks.onAfter(promiseAfter) as () => void,
        ];
      });
    },
    rest() {
      given = NO_HOOKS;
      change(given, () => {
        for (const end of stop.splice(0)) end();
      });
    },
  };
  const resources: Rest = {
    resume: () => change(given, () => beginnings.enable()),
    rest: () => change(given, () => beginnings.disable()),
  };
  promises.resume();
  resources.resume();
  return {
    promises,
    resources,
    areApart: asyncWrap !== null || !process.version.startsWith('v20.'),
    watchBefore: () => change(given, () => turns.enable()),
    end() {
      promises.rest();
      resources.rest();
      change(NO_HOOKS, () => turns.disable());
    },
  };
}
