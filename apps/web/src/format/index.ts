export {
  bytesParts,
  formatBytes,
  formatChange,
  formatCount,
  formatInterval,
  formatShare,
  formatValue,
  type Unit,
} from './figures.ts';
export { formatDuration, formatElapsed, formatMoment, formatTimeOfDay } from './times.ts';
