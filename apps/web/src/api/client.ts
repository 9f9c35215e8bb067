import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './problem.ts';

/** Tries after the first where the server could not be reached; a refusal is final. */
const RETRIES = 2;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) => !(error instanceof ApiError) && failures < RETRIES,
      refetchOnWindowFocus: true,
      staleTime: 1000,
    },
  },
});
