/**
 * What a file may hold at most. The largest profile known to us stays far below each; together the
 * bounds keep a hostile file from taking more than half a gigabyte or ten seconds.
 */
const MIB = 1024 * 1024;

/** Of a file after decompression. */
export const MAX_INPUT_BYTES = 256 * MIB;
/** The input and the tables that are made of it: what is left of half a gigabyte beside Node itself. */
export const MAX_MEMORY_BYTES = 384 * MIB;
/** Frames of one sample: three times the deepest recursion a default stack of Node allows. */
export const MAX_STACK_DEPTH = 1 << 16;
/** Objects and arrays within each other: a frame of a tree takes two, and the file some more. */
export const MAX_NESTING = 2 * MAX_STACK_DEPTH + 64;
/** A longer name is data that was taken for one. */
export const MAX_TEXT_BYTES = MIB;
/** A file of more keys on top is none of those we read: they have about ten. */
export const MAX_TOP_LEVEL_KEYS = 256;
/** Profiles in one file: a trace of a browser has one for each of its threads and workers. */
export const MAX_PROFILES = 256;
/** Nodes of a tree as V8 writes it. */
export const MAX_NODES = 1 << 21;
/** Samples that are listed one by one: nine hours of one in a millisecond. This bounds the time. */
export const MAX_SAMPLES = 1 << 25;
