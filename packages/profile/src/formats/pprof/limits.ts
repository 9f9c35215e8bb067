/**
 * What a profile may hold at most, beside what holds for all formats. A live heap of a large server
 * stays below a tenth of each.
 */
export const MAX_STRINGS = 1 << 21;
export const MAX_FUNCTIONS = 1 << 21;
export const MAX_LOCATIONS = 1 << 21;
/** Lines of all locations together. */
export const MAX_LINES = 1 << 22;
/** pprof knows about a dozen in one profile at most. */
export const MAX_SAMPLE_TYPES = 32;
export const MAX_LABELS_PER_SAMPLE = 256;
/** For people to read. */
export const MAX_COMMENTS = 1024;
/** Frames looked up in all: this bounds the time. */
export const MAX_FRAMES_READ = 1 << 28;
