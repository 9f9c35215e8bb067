export { DropZone } from './drop-zone.tsx';
export { ImportButton } from './import-button.tsx';
