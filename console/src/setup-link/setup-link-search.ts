// The address parameters of a guest's page: the guide with step and version, or the log.

import { given, oneOf, type Search } from '../parts/address.ts';
import { readSetupGuideSearch, type SetupGuideSearch } from '../setup-guide/setup-guide-search.ts';

export interface SetupLinkSearch extends SetupGuideSearch {
  readonly place?: 'guide' | 'log';
}

export function readSetupLinkSearch(search: Search): SetupLinkSearch {
  return { ...readSetupGuideSearch(search), ...given({ place: oneOf(['log'], search['place']) }) };
}
