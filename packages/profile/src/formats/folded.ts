export { readFolded } from './folded/read.ts';
export { encodeFolded } from './folded/write.ts';
