/** What one can forget to close, of all that async_hooks tells of. */

export interface Kind {
  /** The name we show. */
  readonly type: string;
  /** What requests have many of: at a high rate some are held and stand for all. */
  readonly manyOf: 'timers' | 'connections' | null;
}

const one = (type: string): Kind => ({ type, manyOf: null });
const connection = (type: string): Kind => ({ type, manyOf: 'connections' });

/** By their types in async_hooks. */
export const KINDS: ReadonlyMap<string, Kind> = new Map([
  ['TCPWRAP', connection('socket')],
  ['TLSWRAP', connection('tls socket')],
  ['PIPEWRAP', connection('pipe')],
  ['UDPWRAP', one('udp socket')],
  ['TTYWRAP', one('tty')],
  ['TCPSERVERWRAP', one('server')],
  ['PIPESERVERWRAP', one('server')],
  ['Timeout', { type: 'timer', manyOf: 'timers' }],
  ['FSEVENTWRAP', one('file watcher')],
  ['STATWATCHER', one('file watcher')],
  ['FILEHANDLE', one('file')],
  ['DIRHANDLE', one('directory')],
  ['PROCESSWRAP', one('child process')],
  ['WORKER', one('worker')],
  ['MESSAGEPORT', one('message port')],
  ['ZLIB', one('zlib stream')],
  ['HTTP2SESSION', one('http2 session')],
  ['HTTP2STREAM', one('http2 stream')],
  ['SIGNALWRAP', one('signal handler')],
]);

/** What Node asks its native stream for when it is asked for its descriptor. */
export const STREAMS: ReadonlySet<string> = new Set(['FILEHANDLE', 'HTTP2STREAM', 'TLSWRAP']);
