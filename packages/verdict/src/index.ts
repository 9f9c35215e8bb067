export { MANY_OPERATIONS } from './bounds.ts';
export { CAUSES, unitOf, type Cause } from './cause.ts';
export type { Amount, Evidence, Growth, Judgement, Reading } from './types.ts';
export { judge } from './judge.ts';
export { sentenceOf, type Found, type Told } from './sentence/sentence.ts';
