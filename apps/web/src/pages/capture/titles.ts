import type { Capture, CapturedType, Scenario } from '@leakscope/protocol';

export const typeTitles: Record<CapturedType, string> = {
  heap: 'Live memory',
  allocs: 'Allocations',
  async: 'Pending work',
  cpu: 'CPU time',
  other: 'Profile',
};

/** What a capture is of, in a line. */
export function titleOf(capture: Capture, scenario: Pick<Scenario, 'id'> | undefined): string {
  const subject = scenario?.id ?? capture.imported?.name;
  const type = typeTitles[capture.type];
  return subject === undefined ? type : `${type} of ${subject}`;
}
