import { id, type Operation } from '../operation.ts';

/** The scenarios. */
export const scenarios: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/scenarios',
    summary: 'The scenarios',
    status: 200,
    answer: 'Scenario[]',
  },
  {
    method: 'get',
    path: '/api/scenarios/{id}',
    summary: 'A scenario with its sources and story',
    parameters: [id('scenario')],
    status: 200,
    answer: 'ScenarioDetail',
  },
];
