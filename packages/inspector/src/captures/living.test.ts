import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type WatchedChild, watchChild } from '../testing/child.ts';
import { type Row, rows, sum } from '../testing/rows.ts';

const ANSWER_MS = 5000;
/** By then connections, workers and children are there or gone. */
const SETTLE_MS = 8000;
const PERIODS = 8;
const PERIOD_MS = 250;
const BETWEEN_MS = 100;

interface Kind {
  readonly type: string;
  /** Of one call. */
  readonly count: number;
  /** Body of a function; what it returns is held. */
  readonly begin: string;
  /** Of a function that is given one of what is held. Without one it is only let go of. */
  readonly end?: string;
}

const KINDS: Readonly<Record<string, Kind>> = {
  openSync: { type: 'file', count: 1, begin: 'return fs.openSync(file)', end: 'fs.closeSync(it)' },
  openByName: { type: 'file', count: 1, begin: 'return openSync(file)', end: 'closeSync(it)' },
  open: {
    type: 'file',
    count: 1,
    begin: 'const it = {}; fs.open(file, (error, fd) => { it.fd = fd; }); return it',
    end: 'fs.close(it.fd)',
  },
  fileHandle: {
    type: 'file',
    count: 1,
    begin: 'const it = {}; void open(file).then((handle) => { it.handle = handle; }); return it',
    end: 'void it.handle.close()',
  },
  readStream: {
    type: 'file',
    count: 1,
    begin: 'return fs.createReadStream(file).pause()',
    end: 'it.destroy()',
  },
  writeStream: {
    type: 'file',
    count: 1,
    begin: 'return createWriteStream("/dev/null")',
    end: 'it.destroy()',
  },
  interval: {
    type: 'timer',
    count: 1,
    begin: 'return setInterval(() => {}, 1e6)',
    end: 'clearInterval(it)',
  },
  unreferencedTimer: {
    type: 'timer',
    count: 1,
    begin: 'return setTimeout(() => {}, 1e6).unref()',
    end: 'clearTimeout(it)',
  },
  createContext: {
    type: 'context',
    count: 1,
    begin: 'return vm.runInContext("() => 1", vm.createContext())',
  },
  contextify: {
    type: 'context',
    count: 1,
    begin: 'const it = {}; vm.createContext(it); vm.createContext(it); return it',
  },
  runInNewContext: { type: 'context', count: 1, begin: 'return vm.runInNewContext("() => 1")' },
  scriptInNewContext: {
    type: 'context',
    count: 1,
    begin: 'return new vm.Script("() => 1").runInNewContext({})',
  },
  worker: {
    type: 'worker',
    count: 1,
    begin:
      'const it = new Worker("setInterval(() => {}, 1e6)", { eval: true }); it.unref(); return it',
    end: 'void it.terminate()',
  },
  channel: {
    type: 'message port',
    count: 2,
    begin: 'const it = new MessageChannel(); it.port1.on("message", () => {}); return it',
    end: 'it.port2.close()',
  },
  unreferencedChannel: {
    type: 'message port',
    count: 2,
    begin: 'const it = new MessageChannel(); it.port1.on("message", () => {}).unref(); return it',
    end: 'it.port1.close()',
  },
  message: {
    type: 'undelivered message',
    count: 2,
    begin:
      'const it = channels.pop(); for (let i = 0; i < 3; i++) it.port1.postMessage(i); receiveMessageOnPort(it.port2); return it',
    end: 'it.port2.on("message", () => {}).unref()',
  },
  messageToNobody: {
    type: 'undelivered message',
    count: 1,
    begin: 'const it = channels.pop(); it.port1.postMessage(1); return it',
    end: 'it.port2.close()',
  },
  broadcast: {
    type: 'message port',
    count: 1,
    begin: 'return new BroadcastChannel("x")',
    end: 'it.close()',
  },
  child: {
    type: 'child process',
    count: 1,
    begin: 'const it = spawn("sleep", ["60"], { stdio: "ignore" }); it.unref(); return it',
    end: 'it.kill()',
  },
  deflate: { type: 'zlib stream', count: 1, begin: 'return createDeflate()', end: 'it.close()' },
  brotli: {
    type: 'zlib stream',
    count: 1,
    begin: 'return createBrotliCompress()',
    end: 'it.close()',
  },
  listen: {
    type: 'server',
    count: 1,
    begin: 'return net.createServer().listen(0)',
    end: 'it.close()',
  },
  // The client connects in a callback of Node's, so this is the other end, and the server's work.
  accepted: {
    type: 'socket',
    count: 1,
    begin:
      'const it = net.createServer().listen(0, "127.0.0.1", () => connect(net, it)); return it',
    end: 'it.client.destroy(); it.close()',
  },
  http2Session: {
    type: 'http2 session',
    count: 1,
    begin:
      'const it = http2.createServer().listen(0, "127.0.0.1", () => connect(http2, it)); return it',
    end: 'it.client.destroy(); it.close()',
  },
  fetched: {
    type: 'socket',
    count: 1,
    begin: 'const it = new AbortController(); fetch(silent, it).catch(() => {}); return it',
    end: 'it.abort()',
  },
  udp: {
    type: 'udp socket',
    count: 1,
    begin: 'return createSocket("udp4").bind(0)',
    end: 'it.close()',
  },
  directory: {
    type: 'directory',
    count: 1,
    begin: 'return fs.opendirSync(folder)',
  },
  watch: { type: 'file watcher', count: 1, begin: 'return fs.watch(folder)', end: 'it.close()' },
  watchFile: {
    type: 'file watcher',
    count: 1,
    begin: 'const it = `${file}${Math.random()}`; fs.watchFile(it, () => {}); return it',
    end: 'fs.unwatchFile(it)',
  },
};

const SCRIPT = `
import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import fs, { closeSync, createWriteStream, openSync } from 'node:fs';
import { open } from 'node:fs/promises';
import http2 from 'node:http2';
import net from 'node:net';
import vm from 'node:vm';
import { receiveMessageOnPort, Worker } from 'node:worker_threads';
import { createBrotliCompress, createDeflate } from 'node:zlib';

// The first worker would open it.
void process.stderr;
const file = process.execPath;
const folder = process.cwd();
const silentServer = net.createServer().listen(0, '127.0.0.1');
await once(silentServer, 'listening');
const silent = \`http://localhost:\${silentServer.address().port}\`;
const channels = [];
function connect(protocol, server) {
  const { port } = server.address();
  server.client = protocol.connect(protocol === net ? { port } : \`http://127.0.0.1:\${port}\`);
}
const kinds = {
${Object.entries(KINDS)
  .map(
    ([name, { begin, end = '' }]) =>
      `  ${name}: [function ${name}() { ${begin} }, (it) => { ${end} }],`,
  )
  .join('\n')}
};
const held = new Map();
globalThis.begin = () => {
  for (let i = 0; i < 6; i++) channels.push(new MessageChannel());
  for (const [name, [begin]] of Object.entries(kinds)) held.set(name, [begin(), begin(), begin()]);
};
globalThis.end = () => {
  for (const [name, [, end]] of Object.entries(kinds)) held.get(name).forEach(end);
};
globalThis.letGo = () => held.clear();
`;

/** As many of each kind are made. */
const EACH = 3;

let child: WatchedChild;
let live: Row[];
let ended: Row[];
let letGo: Row[];

function ofKind(list: readonly Row[], name: string): Row[] {
  return list.filter(({ names }) => names.includes(name));
}

/** Without what Node makes for one beside it, such as the ports of a worker. */
function ofType(list: readonly Row[], { type }: Kind): Row[] {
  return list.filter(({ labels }) => labels['type'] === type);
}

type Condition = (own: readonly Row[], kind: Kind) => boolean;

const isListed: Condition = (own, kind) => sum(ofType(own, kind)) === EACH * kind.count;
const isGone: Condition = (own) => own.length === 0;

/** What lives after `expression`, as soon as each kind is as it should be. */
async function listAfter(expression: string, isSettled: Condition): Promise<Row[]> {
  await child.evaluate(expression);
  const deadline = Date.now() + SETTLE_MS;
  for (;;) {
    await child.inspected.read(ANSWER_MS);
    const list = rows(await child.inspected.async());
    const settled = Object.entries(KINDS).every(([name, kind]) =>
      isSettled(ofKind(list, name), kind),
    );
    if (settled || Date.now() > deadline) return list;
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
  }
}

beforeAll(async () => {
  child = await watchChild(SCRIPT);
  await child.evaluate('begin()');
  // As of a run, which is sampled for a while before anybody asks: what is not found out in time is lost.
  for (let period = 0; period < PERIODS; period++) {
    await child.inspected.read(ANSWER_MS);
    await new Promise((resolve) => setTimeout(resolve, PERIOD_MS));
  }
  live = await listAfter('', isListed);
  ended = await listAfter('end()', (own, kind) =>
    kind.end === undefined ? isListed(own, kind) : isGone(own, kind),
  );
  letGo = await listAfter('letGo()', isGone);
});

afterAll(async () => {
  await child.stop();
});

describe.each(Object.entries(KINDS))('%s', (name, kind) => {
  test('is listed by the function that began it', () => {
    expect(sum(ofType(ofKind(live, name), kind))).toBe(EACH * kind.count);
  });

  test('is not listed any more once it has ended', () => {
    expect(ofKind(kind.end === undefined ? letGo : ended, name)).toEqual([]);
  });
});

test('of very many sockets some are held, and stand for all', async () => {
  const count = 5500;
  const server = createServer((socket) => socket.on('error', () => {}));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const many = await watchChild(
    `const { connect } = process.getBuiltinModule("net");
    globalThis.connectAll = (count) => {
      globalThis.held = Array.from({ length: count }, () => connect(${port}, "127.0.0.1"));
    };`,
  );
  try {
    await many.evaluate(`connectAll(${count})`);
    const profile = await many.inspected.async();
    const interval = /sockets .*95 % interval (\d+) to (\d+)/.exec(profile.comments.join('\n'));
    const [low, high] = [Number(interval?.[1]), Number(interval?.[2])];
    expect(high).toBeGreaterThan(low);
    const sockets = rows(profile).filter(({ labels }) => labels['type'] === 'socket');
    // Five times the interval: which ones are held is drawn at random.
    expect(Math.abs(sum(sockets) - count)).toBeLessThan(2.5 * (high - low));
  } finally {
    await many.stop();
    server.close();
  }
});
