// The address parameters of a guest's page: the guide with step and version, or the log.

import { readSetupGuideSearch, type SetupGuideSearch } from '../setup-guide/setup-guide-search.ts';

export interface SetupLinkSearch extends SetupGuideSearch {
  readonly place?: 'guide' | 'log';
}

export function readSetupLinkSearch(search: Readonly<Record<string, unknown>>): SetupLinkSearch {
  const place = search['place'] === 'log' ? { place: 'log' as const } : {};
  return { ...readSetupGuideSearch(search), ...place };
}
