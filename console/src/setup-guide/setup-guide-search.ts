// The address parameters of the setup guide: step and Entra version.

import { type Step, steps } from '../connection/progress.ts';

export const looks = ['new', 'older'] as const;
export type Look = (typeof looks)[number];

export interface SetupGuideSearch {
  readonly step?: Step;
  readonly look?: Look;
}

/** Unknown words are left out, so that an old link still opens the guide. */
export function readSetupGuideSearch(search: Readonly<Record<string, unknown>>): SetupGuideSearch {
  const step = steps.find((each) => each === search['step']);
  const look = looks.find((each) => each === search['look']);
  return { ...(step === undefined ? {} : { step }), ...(look === undefined ? {} : { look }) };
}
