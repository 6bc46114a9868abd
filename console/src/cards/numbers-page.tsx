// /d/:id/cards/numbers: how often the cards of a directory were seen, and by which way.

import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { cardNumbersQuery } from '../api/card-numbers.ts';
import { useWords } from '../locales/locale.tsx';
import { BackLink } from '../parts/back-link.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { useDirectoryId } from '../session/rights.ts';
import { useCardWords } from './card-words.ts';
import { NumbersPanel } from './numbers-panel.tsx';

const route = getRouteApi('/signed-in/d/$directoryId/cards/numbers');

export function CardNumbersPage(): ReactElement {
  const words = useWords();
  const say = useCardWords();
  const directoryId = useDirectoryId();
  const { days = 30 } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery({ ...cardNumbersQuery(directoryId, days), placeholderData: (before) => before });
  return (
    <>
      <p>
        <BackLink to="/d/$directoryId/cards" params={{ directoryId }} label={words('cards.title')} />
      </p>
      <PageTitle
        title={say('numbers')}
        intro={say(query.data?.onlySums === true ? 'numbers.intro.sums' : 'numbers.intro')}
      />
      <NumbersPanel
        title={say('numbers.all')}
        query={query}
        days={days}
        onDays={(chosen) => void navigate({ search: { days: chosen }, replace: true })}
      />
    </>
  );
}
