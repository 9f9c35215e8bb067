export { LoadSection } from './load-section.tsx';
