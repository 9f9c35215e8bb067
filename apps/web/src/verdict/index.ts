export { amountParts } from './amounts.ts';
export { causeLooks, causes } from './causes.ts';
export { VerdictCard } from './verdict-card.tsx';
