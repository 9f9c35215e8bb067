/**
 * What a profile may hold at most. A live heap of a large server stays below a tenth of each; the
 * bounds keep a hostile file from taking more than about half a gigabyte or ten seconds.
 */
export const MAX_BYTES = 256 * 1024 * 1024;
export const MAX_STRINGS = 1 << 22;
export const MAX_FUNCTIONS = 1 << 22;
export const MAX_LOCATIONS = 1 << 22;
/** Lines of all locations together. */
export const MAX_LINES = 1 << 23;
/** pprof knows about a dozen in one profile at most. */
export const MAX_SAMPLE_TYPES = 32;
export const MAX_LABELS_PER_SAMPLE = 256;
/** Frames of one sample: three times the deepest recursion a default stack of Node allows. */
export const MAX_STACK_DEPTH = 1 << 16;
/** Frames looked up in all: this bounds the time. */
export const MAX_FRAMES_READ = 1 << 28;
/** Distinct stacks. */
export const MAX_STACKS = 1 << 23;
/** Samples times sample types. */
export const MAX_VALUES = 1 << 24;
