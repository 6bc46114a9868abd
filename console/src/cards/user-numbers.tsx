// How often the card of one user was seen. A directory that keeps sums alone has no such numbers.

import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { numbersOfCardQuery } from '../api/card-numbers.ts';
import { useDirectoryId } from '../session/rights.ts';
import { useCardWords } from './card-words.ts';
import { NumbersPanel } from './numbers-panel.tsx';
import type { NumberDays } from './numbers-search.ts';

export function UserNumbers({ userId }: { readonly userId: string }): ReactElement | null {
  const say = useCardWords();
  const directoryId = useDirectoryId();
  const [days, setDays] = useState<NumberDays>(30);
  const query = useQuery({
    ...numbersOfCardQuery(directoryId, userId, days),
    placeholderData: (before) => before,
  });
  if (query.isPending || query.data?.withheld === true) return null;
  return <NumbersPanel title={say('numbers')} query={query} days={days} onDays={setDays} />;
}
