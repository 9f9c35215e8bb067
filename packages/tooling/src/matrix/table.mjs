/** @typedef {import('./verify.mjs').Finding} Finding */
/** @typedef {import('./verify.mjs').Verdict} Verdict */

/**
 * @typedef {object} Scenario What the matrix reads of the catalogue.
 * @property {string} id
 * @property {'leak' | 'control'} kind
 * @property {string} [looksLike] of a control
 * @property {{ readonly cause: string }} [expects] of a leak
 */

/**
 * @typedef {object} Column What was found on one version.
 * @property {number} major
 * @property {readonly Verdict[]} verdicts
 */

/**
 * @typedef {object} Judge How a verdict is held against the catalogue.
 * @property {(verdict: Verdict) => readonly string[]} differences what is not as expected
 * @property {(id: string) => readonly string[]} variants
 */

const UNITS = ['bytes', 'KiB', 'MiB', 'GiB'];

/**
 * What is not as expected, a line each; empty where all is.
 * @param {readonly Scenario[]} scenarios
 * @param {readonly Column[]} columns
 * @param {Judge} judge
 * @returns {string[]}
 */
export function failures(scenarios, columns, judge) {
  return columns.flatMap(({ major, verdicts }) =>
    scenarios.flatMap(({ id }) =>
      judge.variants(id).flatMap((variant) => {
        const verdict = find(verdicts, id, variant);
        const what = verdict ? judge.differences(verdict) : ['could not be verified'];
        return what.map((difference) => `Node ${major}: ${id} ${variant}: ${difference}`);
      }),
    ),
  );
}

/**
 * The table of the README, in Markdown: amounts and culprits are those of the first version on
 * which the leak was found.
 * @param {readonly Scenario[]} scenarios
 * @param {readonly Column[]} columns
 * @param {Judge} judge
 */
export function table(scenarios, columns, judge) {
  const head = ['scenario', 'cause', 'per operation', 'culprit'];
  const versions = columns.map(({ major }) => `Node ${major}`);
  const rows = scenarios.map((scenario) => {
    const found = columns.map((column) => leakOf(column, scenario)).find((one) => one);
    const { perOperation, culprit } = found ?? { perOperation: null, culprit: null };
    return [
      `\`${scenario.id}\``,
      scenario.expects?.cause ?? `(looks like ${scenario.looksLike})`,
      perOperation ? amount(perOperation) : '',
      culprit ? `\`${culprit.function}\`` : '',
      ...columns.map((column) => cell(column, scenario, judge)),
    ];
  });
  const lines = [[...head, ...versions], head.concat(versions).map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** @param {Column} column @param {Scenario} scenario @param {Judge} judge */
function cell({ verdicts }, { id }, judge) {
  const variants = judge.variants(id).map((variant) => find(verdicts, id, variant));
  if (!variants.every((verdict) => verdict && judge.differences(verdict).length === 0)) return '✗';
  return variants.some((verdict) => verdict && verdict.findings.length > 0) ? '✓' : 'healthy';
}

/** The finding that is expected of a leak. @param {Column} column @param {Scenario} scenario */
function leakOf({ verdicts }, { id, expects }) {
  return find(verdicts, id, 'leak')?.findings.find(({ cause }) => cause === expects?.cause);
}

/** @param {readonly Verdict[]} verdicts @param {string} id @param {string} variant */
function find(verdicts, id, variant) {
  return verdicts.find((verdict) => verdict.scenario === id && verdict.variant === variant);
}

/** @param {{ readonly value: number, readonly unit: 'bytes' | 'count' }} amount */
function amount({ value, unit }) {
  if (unit === 'count') return value.toLocaleString('en', { maximumSignificantDigits: 3 });
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log2(Math.max(1, value)) / 10));
  return `${(value / 1024 ** power).toLocaleString('en', { maximumSignificantDigits: 3 })} ${UNITS[power]}`;
}
