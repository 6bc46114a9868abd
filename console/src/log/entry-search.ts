// Which tab of an event is open, as it stands in the address.

import type { LogEvent } from '../../../src/http/console/contract.ts';
import { outcomeOf } from './outcome.ts';

const tabs = ['steps', 'advice', 'changes', 'wire', 'summary'] as const;
export type EntryTab = (typeof tabs)[number];

export interface EntrySearch {
  readonly tab?: EntryTab;
}

export function readEntrySearch(search: Readonly<Record<string, unknown>>): EntrySearch {
  const tab = tabs.find((each) => each === search['tab']);
  return tab === undefined ? {} : { tab };
}

/** What one comes for: the advice where something went wrong, else the way that the request took. */
export function firstTabOf(entry: Pick<LogEvent, 'status' | 'method' | 'code' | 'warnings'>): EntryTab {
  const outcome = outcomeOf(entry);
  return outcome === 'failure' || outcome === 'warning' ? 'advice' : 'steps';
}
