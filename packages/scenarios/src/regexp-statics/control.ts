/** In characters; of one byte each. */
const SIZES = [128, 256, 512, 1024, 2048].map((kib) => kib * 1024);

let reports = 0;

/** Makes a report with its verdict at the end. */
function nextReport(): string {
  const size = SIZES[reports++ % SIZES.length] ?? 0;
  return Buffer.alloc(size, 'nothing to report. ').toString('latin1').concat('level: fine');
}

/** Looks for one word in a long report, once the caller has its answer. */
export default function regexpStatics(): void {
  const report = nextReport();
  setImmediate(() => /level: \w+$/.exec(report));
}
