// Publishes or pauses the chosen cards.

import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { cardsKey, previewCardState, setCardState } from '../api/cards.ts';
import { useWords } from '../locales/locale.tsx';
import { useChange } from '../parts/change.ts';
import { useClose } from '../parts/dialog.tsx';
import { useDirectoryId } from '../session/rights.ts';
import type { Done } from './bulk-act.ts';
import { BulkForm } from './bulk-form.tsx';
import { useCardWords } from './card-words.ts';
import type { Selection } from './selection.ts';

interface BulkStateProps {
  readonly state: 'published' | 'paused';
  readonly selection: Selection;
  readonly onDone: (made: Omit<Done, 'act'>) => void;
}

export function BulkState({ state, selection: { choice }, onDone }: BulkStateProps): ReactElement {
  const words = useWords();
  const say = useCardWords();
  const close = useClose();
  const directoryId = useDirectoryId();
  const body = { state, ...choice };
  const preview = useQuery(previewCardState(directoryId, body));
  const change = useChange(setCardState(directoryId), {
    rereads: [cardsKey(directoryId)],
    onDone: (made) => {
      close();
      onDone(made);
    },
  });
  return (
    <BulkForm
      act={state}
      submit={words(`card.act.${state}`)}
      effect={say(`bulk.${state}.effect`)}
      preview={preview}
      change={change}
      onSubmit={() => change.mutate(body)}
    />
  );
}
