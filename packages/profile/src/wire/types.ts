/** Protocol Buffers wire types; the deprecated groups (3, 4) are not read. */
export const VARINT = 0;
export const FIXED64 = 1;
export const LENGTH = 2;
export const FIXED32 = 5;
