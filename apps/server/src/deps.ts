import type { Scenario, ScenarioDetail } from '@leakscope/protocol';
import type { RunsApi } from '@leakscope/runs';
import type { Hub } from './hub/hub.ts';
import type { Page } from './page/page.ts';
import type { Access } from './security/access.ts';
import type { Store } from './store/store.ts';
import type { Verifications } from './verifications/verifications.ts';

export interface Scenarios {
  readonly list: () => readonly Scenario[];
  readonly find: (id: string) => Promise<ScenarioDetail | undefined>;
}

/** What the routes work with. */
export interface AppDeps {
  readonly runs: RunsApi;
  readonly scenarios: Scenarios;
  readonly hub: Hub;
  readonly store: Store;
  readonly verifications: Verifications;
  readonly page: Page;
  readonly access: Access;
  readonly version: string;
  /** Says one line to whoever runs the server. */
  readonly log: (line: string) => void;
}
