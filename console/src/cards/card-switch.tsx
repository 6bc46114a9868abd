// The button that publishes or pauses a card.

import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { cardsKey, setCardState } from '../api/cards.ts';
import { useWords } from '../locales/locale.tsx';
import { useChange } from '../parts/change.ts';
import { ProblemNotice } from '../parts/notice.tsx';
import { useDirectoryId } from '../session/rights.ts';
import type { CardState } from './cards-search.ts';

/** Publishes a card that visitors do not see, and pauses another one. */
export function useCardSwitch(id: string, state: CardState) {
  const directoryId = useDirectoryId();
  const { mutate, isPending, error } = useChange(setCardState(directoryId), { rereads: [cardsKey(directoryId)] });
  const next = state === 'published' ? 'paused' : 'published';
  return { next, change: () => mutate({ state: next, users: [id] }), isPending, error } as const;
}

interface CardSwitchProps {
  readonly id: string;
  readonly name: string;
  readonly state: CardState;
}

export function CardSwitch({ id, name, state }: CardSwitchProps): ReactElement {
  const words = useWords();
  const { next, change, isPending, error } = useCardSwitch(id, state);
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        // Not disabled while it waits: a disabled button would lose the focus of the keyboard.
        aria-busy={isPending}
        aria-label={words(`card.act.${next}.of`, { name })}
        onClick={isPending ? undefined : change}
      >
        {words(`card.act.${next}`)}
      </Button>
      <ProblemNotice error={error} />
    </>
  );
}
