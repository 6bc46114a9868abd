// Publishes or pauses the chosen cards.

import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { previewCardState, setCardState } from '../api/cards.ts';
import { useWords } from '../locales/locale.tsx';
import { useDirectoryId } from '../session/rights.ts';
import { type OnMade, useBulkChange } from './bulk-change.ts';
import { BulkForm } from './bulk-form.tsx';
import { useCardWords } from './card-words.ts';
import type { Selection } from './selection.ts';

interface BulkStateProps {
  readonly state: 'published' | 'paused';
  readonly selection: Selection;
  readonly onDone: OnMade;
}

export function BulkState({ state, selection: { choice }, onDone }: BulkStateProps): ReactElement {
  const words = useWords();
  const say = useCardWords();
  const directoryId = useDirectoryId();
  const body = { state, ...choice };
  const preview = useQuery(previewCardState(directoryId, body));
  const change = useBulkChange(setCardState(directoryId), onDone);
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
