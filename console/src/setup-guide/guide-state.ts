// The data of the guide: the directory, its recent activity and tokens.

import type { Activity, ConsoleDirectory, ConsoleToken } from '../../../src/http/api/contract.ts';

export interface GuideState {
  readonly directory: ConsoleDirectory;
  readonly activity: Activity;
  readonly tokens: readonly ConsoleToken[];
}
