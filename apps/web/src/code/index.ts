export { type CodeLine, type CodeToken } from './highlight.ts';
export { useCodeLines } from './use-code-lines.ts';
