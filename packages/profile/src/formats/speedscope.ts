export { readSpeedscope } from './speedscope/read.ts';
export { encodeSpeedscope } from './speedscope/write.ts';
