export { queryClient } from './client.ts';
export { api } from './endpoints.ts';
export { isNotFound, messageOf } from './problem.ts';
export { queries } from './queries.ts';
