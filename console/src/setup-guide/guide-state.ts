// What the guide looks at: the directory, what happened last, and its tokens.

import type { Activity, ConsoleDirectory, ConsoleToken } from '../../../src/http/console/contract.ts';

export interface GuideState {
  readonly directory: ConsoleDirectory;
  readonly activity: Activity;
  readonly tokens: readonly ConsoleToken[];
}
