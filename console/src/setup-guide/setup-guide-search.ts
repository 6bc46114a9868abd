// The address parameters of the setup guide: step and Entra version.

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
