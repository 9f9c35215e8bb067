export { containsWords } from './contains-words.ts';
export { SearchField } from './search-field.tsx';
