import { problemOf, UnreachableError } from './problem.ts';

/** Where a capture's profile is, as gzipped pprof. */
export function profilePath(captureId: string): string {
  return `/api/captures/${encodeURIComponent(captureId)}/profile`;
}

/** @throws ApiError where the server refuses it, UnreachableError where there is none */
export async function fetchProfile(captureId: string, signal?: AbortSignal): Promise<ArrayBuffer> {
  const response = await fetch(profilePath(captureId), { signal: signal ?? null }).catch(
    (error: unknown) => {
      throw new UnreachableError(error);
    },
  );
  if (!response.ok) throw await problemOf(response);
  return response.arrayBuffer();
}
