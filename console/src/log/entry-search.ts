// The open tab of a log entry in the address.

import type { ConsoleLogEntryDetails } from '../../../src/http/api/contract.ts';

export const tabs = ['steps', 'advice', 'changes', 'wire', 'summary'] as const;
export type EntryTab = (typeof tabs)[number];

export interface EntrySearch {
  readonly tab?: EntryTab;
}

export function readEntrySearch(search: Readonly<Record<string, unknown>>): EntrySearch {
  const tab = tabs.find((each) => each === search['tab']);
  return tab === undefined ? {} : { tab };
}

/** The advice if something went wrong, else the steps of the request. */
export function firstTabOf(entry: Pick<ConsoleLogEntryDetails, 'outcome'>): EntryTab {
  return entry.outcome === 'success' ? 'steps' : 'advice';
}
