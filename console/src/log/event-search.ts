// Which tab of an event is open, as it stands in the address.

import type { LogEvent } from '../../../src/http/console/contract.ts';
import { outcomeOf } from './outcome.ts';

const tabs = ['steps', 'advice', 'changes', 'wire', 'summary'] as const;
export type EventTab = (typeof tabs)[number];

export interface EventSearch {
  readonly tab?: EventTab;
}

export function readEventSearch(search: Readonly<Record<string, unknown>>): EventSearch {
  const tab = tabs.find((each) => each === search['tab']);
  return tab === undefined ? {} : { tab };
}

/** What one comes for: the advice where something went wrong, else the way that the request took. */
export function firstTabOf(event: Pick<LogEvent, 'status' | 'method' | 'code' | 'warnings'>): EventTab {
  const outcome = outcomeOf(event);
  return outcome === 'failure' || outcome === 'warning' ? 'advice' : 'steps';
}
