// What the address of a guest's page says: the guide, with its step and look, or the log.

import { type GuideSearch, readGuideSearch } from '../guide/guide-search.ts';

export interface GuestSearch extends GuideSearch {
  readonly place?: 'guide' | 'log';
}

export function readGuestSearch(search: Readonly<Record<string, unknown>>): GuestSearch {
  const place = search['place'] === 'log' ? { place: 'log' as const } : {};
  return { ...readGuideSearch(search), ...place };
}
