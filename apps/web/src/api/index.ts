export { queryClient } from './client.ts';
export { api } from './endpoints.ts';
export { isNotFound, messageOf } from './problem.ts';
export { fetchProfile, profilePath } from './profile.ts';
export { queries } from './queries.ts';
