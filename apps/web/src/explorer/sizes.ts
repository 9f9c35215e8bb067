/** A graph with more levels is higher, up to the second; it scrolls beyond that. */
export const graphHeight = 'min-h-[clamp(220px,34vh,420px)]';
export const graphMaxHeight = 'max-h-[62vh]';
/** Each half of a sandwich. */
export const halfHeight = 'min-h-[88px] max-h-[34vh]';
