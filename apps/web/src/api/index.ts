export { queryClient } from './client.ts';
export { api, type SamplesQuery } from './endpoints.ts';
export { ApiError, isNotFound, messageOf, UnreachableError } from './problem.ts';
export { queries } from './queries.ts';
