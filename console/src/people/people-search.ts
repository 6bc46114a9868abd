// What narrows the list of people, as it stands in the address: reload and sharing keep it.

import type { PeopleFilter } from '../api/resources.ts';

export interface PeopleSearch {
  readonly search?: string | undefined;
  readonly status?: 'active' | 'inactive' | undefined;
}

export function readPeopleSearch(search: Readonly<Record<string, unknown>>): PeopleSearch {
  const text = search['search'];
  const status = search['status'];
  return {
    ...(typeof text === 'string' && text !== '' ? { search: text } : {}),
    ...(typeof text === 'number' ? { search: String(text) } : {}),
    ...(status === 'active' || status === 'inactive' ? { status } : {}),
  };
}

export function filterOf({ search = '', status }: PeopleSearch): PeopleFilter {
  return status === undefined ? { search } : { search, active: status === 'active' };
}

const tabs = ['profile', 'history', 'technical'] as const;
export type PersonTab = (typeof tabs)[number];

export interface PersonSearch {
  readonly tab?: PersonTab;
}

export function readPersonSearch(search: Readonly<Record<string, unknown>>): PersonSearch {
  const tab = tabs.find((each) => each === search['tab']);
  return tab === undefined || tab === 'profile' ? {} : { tab };
}
