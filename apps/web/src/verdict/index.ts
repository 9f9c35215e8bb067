export { causeLooks, causes } from './causes.ts';
