// The address parameters of the setup guide (step and Entra version) and of the page of a setup link, which shows the guide or the log.

import { type Step, steps } from '../connection/progress.ts';
import { given, oneOf, type Search } from '../parts/address.ts';

export const looks = ['new', 'older'] as const;
export type Look = (typeof looks)[number];

export interface SetupGuideSearch {
  readonly step?: Step;
  readonly look?: Look;
}

export function readSetupGuideSearch({ step, look }: Search): SetupGuideSearch {
  return given({ step: oneOf(steps, step), look: oneOf(looks, look) });
}

interface SetupLinkSearch extends SetupGuideSearch {
  readonly place?: 'guide' | 'log';
}

export function readSetupLinkSearch(search: Search): SetupLinkSearch {
  return { ...readSetupGuideSearch(search), ...given({ place: oneOf(['log'], search['place']) }) };
}
