export type { CodeLine } from './highlight.ts';
export { useCodeLines } from './use-code-lines.ts';
