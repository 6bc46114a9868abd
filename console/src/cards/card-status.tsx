// The state of a card.

import type { ReactElement } from 'react';
import { useWords } from '../locales/locale.tsx';
import { Status, type Tone } from '../parts/status.tsx';
import type { CardState } from './cards-search.ts';

const tones: Readonly<Record<CardState, Tone>> = { published: 'good', draft: 'quiet', paused: 'warning' };

export function CardStatus({ state }: { readonly state: CardState }): ReactElement {
  const words = useWords();
  return <Status tone={tones[state]}>{words(`card.state.${state}`)}</Status>;
}
