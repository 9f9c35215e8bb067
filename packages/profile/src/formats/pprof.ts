export { decodePprof } from './pprof/decode.ts';
export { encodePprof } from './pprof/encode.ts';
export { readPprof } from './pprof/read.ts';
