/**
 * Adds `toLeak` to jest's `expect`. Jest runs what it loads in a world of its own that knows no ES
 * modules: what measures is loaded outside of it.
 */
interface ModuleClass {
  createRequire(file: string): (specifier: string) => unknown;
}

declare const expect: { extend(matchers: object): void };

const { Module } = process.getBuiltinModule('node:module') as unknown as { Module: ModuleClass };
// Jest's class inherits from Node's; outside of jest it is Node's already.
const { createRequire = Module.createRequire } = Object.getPrototypeOf(
  Module,
) as Partial<ModuleClass>;
const { toLeak } = createRequire(__filename)('./to-leak.js') as { toLeak: unknown };

expect.extend({ toLeak });
