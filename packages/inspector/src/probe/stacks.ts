/**
 * Call stacks as small integers.
 *
 * Formatting a stack costs far more than taking it, and a leak repeats the same few stacks: so a
 * stack is looked up by its positions first, and names, lines and columns are worked out once.
 */

/** `[function name, script URL, line, column, line where the function starts]`, 1-based. */
export type ProbeFrame = readonly [string, string, number, number, number];

/** Stands for a stack that was not recorded. */
export const NO_STACK = 0;

/**
 * Deep enough for a request handler of a framework, and for `fetch`, which puts 37 frames between its
 * caller and the socket; each further frame costs about 0.1 µs a stack.
 */
const FRAMES = 64;
/** A program has thousands of allocation sites at the most; beyond, something generates code. */
const MAX_STACKS = 20_000;

/** A captured but unread stack. Holds the frames' receivers: keep it for moments only. */
export interface RawStack {
  readonly stack?: unknown;
}

const ids = new Map<string, number>();
const stacks: (readonly ProbeFrame[])[] = [[]];

interface PositionedCallSite extends NodeJS.CallSite {
  getPosition(): number;
  getEnclosingLineNumber(): number | null;
  isAsync(): boolean;
}

/** The stack as it is now, without `above` and the frames it called. */
export function takeStack(above: (...args: never[]) => unknown): RawStack {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = FRAMES;
  const raw: RawStack = {};
  Error.captureStackTrace(raw, above);
  Error.stackTraceLimit = limit;
  return raw;
}

function key(sites: readonly PositionedCallSite[], withAsync: boolean): string {
  let text = '';
  for (const site of sites) {
    if (!withAsync && site.isAsync()) break;
    text += `${site.getScriptNameOrSourceURL()}:${site.getPosition()};`;
  }
  return text;
}

function frames(sites: readonly PositionedCallSite[], withAsync: boolean): ProbeFrame[] {
  const list: ProbeFrame[] = [];
  for (const site of sites) {
    if (!withAsync && site.isAsync()) break;
    list.push([
      site.getFunctionName() ?? '',
      site.getScriptNameOrSourceURL() ?? '',
      site.getLineNumber() ?? 0,
      site.getColumnNumber() ?? 0,
      site.getEnclosingLineNumber() ?? 0,
    ]);
  }
  return list;
}

/** Whether a frame is the program's own, not Node's nor the probe's. */
function isOwn(site: PositionedCallSite): boolean {
  const url = site.getScriptNameOrSourceURL() ?? '';
  return url !== '' && !url.startsWith('node:') && !url.startsWith('leakscope:');
}

function sitesOf(raw: RawStack): PositionedCallSite[] {
  const prepare = Error.prepareStackTrace;
  let sites: PositionedCallSite[] = [];
  Error.prepareStackTrace = (_error, callSites) => {
    sites = callSites;
    return '';
  };
  // Reading `stack` is what formats it.
  void raw.stack;
  Error.prepareStackTrace = prepare;
  return sites;
}

/**
 * The number of a stack, leaf first. `withAsync` keeps the awaiting callers that V8 knows of;
 * without them the stack joins the ones V8's own samplers report. Where none of its frames is the
 * program's own, the stack that `callers` answers stands behind them.
 */
export function internStack(
  raw: RawStack,
  withAsync: boolean,
  callers: () => number = () => NO_STACK,
): number {
  const sites = sitesOf(raw);
  const behind = sites.some(isOwn) ? NO_STACK : callers();
  const text = `${key(sites, withAsync)}${behind}`;
  let id = ids.get(text);
  if (id === undefined) {
    if (stacks.length >= MAX_STACKS) return NO_STACK;
    id = stacks.push([...frames(sites, withAsync), ...framesOf(behind)]) - 1;
    ids.set(text, id);
  }
  return id;
}

export function framesOf(id: number): readonly ProbeFrame[] {
  return stacks[id] ?? [];
}
