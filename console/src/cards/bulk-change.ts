// A change of the chosen cards; once it is made, its dialog closes and it can be undone.

import type { UseMutationResult } from '@tanstack/react-query';
import { cardsKey } from '../api/cards.ts';
import type { Mutation } from '../api/client.ts';
import { useChange } from '../parts/change.ts';
import { useClose } from '../parts/dialog.tsx';
import { useDirectoryId } from '../session/rights.ts';
import type { Done } from './bulk-act.ts';

type Made = Omit<Done, 'act'>;
export type OnMade = (made: Made) => void;

export function useBulkChange<Body>(
  change: Mutation<Body, Made>,
  onDone: OnMade,
): UseMutationResult<Made, Error, Body> {
  const close = useClose();
  return useChange(change, {
    rereads: [cardsKey(useDirectoryId())],
    onDone: (made) => {
      close();
      onDone(made);
    },
  });
}
