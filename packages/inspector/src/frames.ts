import { fileURLToPath } from 'node:url';
import type { Frame } from '@leakscope/profile';
import type { ProbeFrame } from './probe/stacks.ts';

/** The name under which the probe's own script appears in stacks. */
export const PROBE_URL = 'leakscope:probe';

/** Maps a script's file to the one to show, such as a built file to its source. */
export type FileMap = (file: string) => string;

/** A frame as V8's profilers report it; line and column 0-based, -1 where there is none. */
export interface V8CallFrame {
  functionName: string;
  scriptId: string;
  url: string;
  lineNumber: number;
  columnNumber: number;
}

/** A frame that stands for something other than a function. */
export function pseudoFrame(name: string): Frame {
  return { name, file: '', line: 0, column: 0 };
}

/** What the probe itself did, wherever it was called from. */
export const PROBE_FRAME = pseudoFrame('(leakscope probe)');

/** How stacks are told: which script is the probe, and which file to show for which. */
export interface Naming {
  readonly map: FileMap;
  readonly probeScriptId: string;
  /** Whether nobody but the probe hooks asynchronous resources: then that cost is the probe's. */
  readonly ownHooks: boolean;
}

/** The probe's functions that stand in for calls of the program's: what these cost is its own. */
const WRAPPER = /^wraps[A-Z]/;

/** What Node does for a hook on every promise and resource, by its function's name. */
const HOOK_CALL = /^(?:promise(?:Init|Before)Hook|emitInitNative$|emitInitScript$)/;

function isProbe({ scriptId, url, functionName }: V8CallFrame, naming: Naming): boolean {
  if (scriptId === naming.probeScriptId) return true;
  return naming.ownHooks && url === 'node:internal/async_hooks' && HOOK_CALL.test(functionName);
}

/** The stack of a frame called from `callers`, leaf first. */
export function underV8(
  frame: V8CallFrame,
  callers: readonly Frame[],
  naming: Naming,
  line?: number,
): readonly Frame[] {
  if (callers[0] === PROBE_FRAME) return callers;
  if (frame.scriptId === naming.probeScriptId && WRAPPER.test(frame.functionName)) return callers;
  if (isProbe(frame, naming)) return [PROBE_FRAME];
  return [fromV8(frame, naming.map, line), ...callers];
}

function toFile(url: string, map: FileMap): string {
  try {
    return map(url.startsWith('file:') ? fileURLToPath(url) : url);
  } catch {
    return url;
  }
}

/**
 * V8's samplers know a function by where it starts, so that is the frame's line too, unless `line`
 * (1-based) tells better.
 */
function fromV8(frame: V8CallFrame, map: FileMap, line?: number): Frame {
  const startLine = Math.max(0, frame.lineNumber + 1);
  return {
    name: frame.functionName === '' ? '(anonymous)' : frame.functionName,
    file: toFile(frame.url, map),
    line: line ?? startLine,
    column: line === undefined ? Math.max(0, frame.columnNumber + 1) : 0,
    startLine,
  };
}

/** Frames between an event and the code that caused it, which say nothing to a reader. */
function isPlumbing([, url]: ProbeFrame): boolean {
  return url === '' || url === 'node:internal/async_hooks' || url === 'node:internal/promise_hooks';
}

/** A stack of the probe, leaf first, from the innermost frame that says something. */
export function fromProbe(stack: readonly ProbeFrame[], map: FileMap): Frame[] {
  // The probe's stand-ins for functions of Node's are no callers of anybody's.
  const frames = stack.filter(([, url]) => url !== PROBE_URL);
  const first = frames.findIndex((frame) => !isPlumbing(frame));
  return (first === -1 ? [] : frames.slice(first)).map(([name, url, line, column, startLine]) => ({
    name: name === '' ? '(anonymous)' : name,
    file: toFile(url, map),
    line,
    column,
    startLine,
  }));
}
