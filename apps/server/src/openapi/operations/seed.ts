import { id, type Operation, query } from '../operation.ts';

const times = query('times', 'integer', 'How often, 1 to 10,000. Default 1.');

/** A route that answers GET and POST alike. */
function trigger(path: string, summary: string): Operation[] {
  return (['get', 'post'] as const).map((method) => ({
    method,
    path,
    summary,
    parameters: [id('scenario'), times],
    status: 200,
    answer: 'SeedTriggered',
    errors: [429, 503],
  }));
}

/** What one request runs. */
export const seed: readonly Operation[] = [
  ...trigger('/leak/{id}', 'Run a leak, starting its sandbox if there is none'),
  ...trigger('/fixed/{id}', 'Run the fixed version, starting its sandbox if there is none'),
];
