/**
 * Native contexts. A context holds its sandbox object and the object its context, whatever of the
 * two is reachable, be it through a function that was made inside: so the object stands for both.
 */
import { watchCall } from './calls.ts';
import type { Creation } from './creations.ts';
import { ownCreation, resourceBegan } from './resources.ts';

const vm = process.getBuiltinModule('vm');

/** Calls whose argument `position` becomes a context, by what owns them. */
const CALLS: readonly (readonly [owner: object, name: string, position: number])[] = [
  [vm, 'createContext', 0],
  [vm, 'runInNewContext', 1],
  [vm.Script.prototype, 'runInNewContext', 0],
];

/** Sandbox objects that the calls under way are about to make contexts. */
const expected = new WeakMap<object, Creation>();

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function watchContextCall(owner: object, name: string, position: number): () => void {
  return watchCall(owner, name, {
    enter(given, wrapper) {
      const args = given.slice();
      // Where none is given, Node makes one that nobody sees.
      const sandbox = (args[position] ??= given[position] === null ? null : {});
      if (isObject(sandbox) && !vm.isContext(sandbox)) expected.set(sandbox, ownCreation(wrapper));
      return args;
    },
    leave(args, result, wrapper) {
      const sandbox = args[position];
      if (isObject(sandbox)) {
        const created = expected.get(sandbox);
        expected.delete(sandbox);
        if (created !== undefined && vm.isContext(sandbox)) {
          resourceBegan('context', sandbox, created);
        }
      } else if (name === 'createContext' && isObject(result)) {
        // `vm.constants.DONT_CONTEXTIFY` was given: what comes back is the context's global.
        resourceBegan('context', result, ownCreation(wrapper));
      }
    },
  });
}

/** Returns what ends the watching. */
export function watchContexts(): () => void {
  const undo = CALLS.map(([owner, name, position]) => watchContextCall(owner, name, position));
  return () => {
    for (const restore of undo) restore();
  };
}
