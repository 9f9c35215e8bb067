import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from './workspace.mjs';

/** How many lines of a test's error are repeated in the summary. */
const MESSAGE_LINES = 5;

/** @typedef {import('../steps/checks.mjs').Count} Count */
/** @typedef {{ fullName: string, status: string, failureMessages: readonly string[] }} VitestTest */
/** @typedef {{ name: string, status: string, message: string, assertionResults: readonly VitestTest[] }} VitestFile */
/** @typedef {{ status: string, results: readonly { errors: readonly { message?: string }[] }[] }} PlaywrightTest */
/** @typedef {{ title: string, file: string, line: number, tests: readonly PlaywrightTest[] }} PlaywrightSpec */
/** @typedef {{ specs?: readonly PlaywrightSpec[], suites?: readonly PlaywrightSuite[] }} PlaywrightSuite */

/**
 * What came of a run of vitest.
 * @param {{ numPassedTests: number, testResults: readonly VitestFile[] }} report of its JSON reporter
 * @returns {Count}
 */
export function vitestCount(report) {
  /** @type {string[]} */
  const failed = [];
  for (const { name, status, message, assertionResults } of report.testResults) {
    const file = relative(root, name);
    const tests = assertionResults.filter((test) => test.status === 'failed');
    for (const { fullName, failureMessages } of tests) {
      failed.push(named(`${file} ${fullName}`, failureMessages[0]));
    }
    // A file that cannot be loaded fails without a test of its own.
    if (status === 'failed' && tests.length === 0) failed.push(named(file, message));
  }
  return { passed: report.numPassedTests, failed };
}

/**
 * What came of a run of Playwright. A test that passed only when tried again has failed.
 * @param {{ stats: { expected: number }, suites: readonly PlaywrightSuite[] }} report of its JSON reporter
 * @returns {Count}
 */
export function playwrightCount(report) {
  const failed = specsOf(report.suites)
    .filter(({ tests }) =>
      tests.some(({ status }) => status === 'unexpected' || status === 'flaky'),
    )
    .map(({ title, file, line, tests }) => {
      const error = tests.flatMap(({ results }) => results.flatMap(({ errors }) => errors))[0];
      return named(`${file}:${line} ${title}`, error?.message);
    });
  return { passed: report.stats.expected, failed };
}

/** @param {readonly PlaywrightSuite[]} suites @returns {PlaywrightSpec[]} */
function specsOf(suites) {
  return suites.flatMap((suite) => [...(suite.specs ?? []), ...specsOf(suite.suites ?? [])]);
}

/**
 * @param {string} name
 * @param {string | undefined} message as its runner printed it, with colours and a stack
 */
function named(name, message = '') {
  const lines = stripVTControlCharacters(message).split('\n');
  const said = lines
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('at '));
  return [name, ...said.slice(0, MESSAGE_LINES)].join('\n    ');
}
