// /d/:id/cards: the cards of a directory, switched on or off, and listed with their state and address.

import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { cardRows, cardSettingsQuery, cardsKey, countCards, untilMade } from '../api/cards.ts';
import { useRows } from '../api/rows.ts';
import { useReload } from '../live/reload.ts';
import { useWords } from '../locales/locale.tsx';
import { Answer, RowsAnswer } from '../parts/answer.tsx';
import { fromList } from '../parts/back-link.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { useDirectoryId, useHasRight } from '../session/rights.ts';
import { BulkBar } from './bulk-bar.tsx';
import { CardTable } from './card-table.tsx';
import { useCardWords } from './card-words.ts';
import { CardsExport } from './cards-export.tsx';
import { CardsFilters } from './cards-filters.tsx';
import { CardsPanel } from './cards-panel.tsx';
import { type CardsSearch, type CardsSort, countFilters, sortCards } from './cards-search.ts';
import { PhotosButton } from './photos-button.tsx';
import { useSelection } from './selection.ts';

const route = getRouteApi('/signed-in/d/$directoryId/cards');

export function CardsPage(): ReactElement {
  const words = useWords();
  const say = useCardWords();
  const directoryId = useDirectoryId();
  const search = route.useSearch();
  const canEdit = useHasRight('edit');
  useReload(cardsKey(directoryId));
  const query = useQuery({
    ...cardSettingsQuery(directoryId),
    refetchInterval: ({ state: { data } }) => untilMade(data),
  });
  return (
    <>
      <PageTitle
        title={words('cards.title')}
        intro={words('cards.intro')}
        action={
          query.data?.enabled === true && (
            <Group>
              <Button
                variant="default"
                renderRoot={(look) => (
                  <Link to="/d/$directoryId/cards/numbers" params={{ directoryId }} state={fromList} {...look} />
                )}
              >
                {say('numbers')}
              </Button>
              {canEdit && <PhotosButton />}
              {canEdit && <CardsExport search={search} />}
            </Group>
          )
        }
      />
      <Answer query={query} lines={3}>
        {(settings) => (
          <>
            <CardsPanel settings={settings} />
            {settings.enabled && <CardList made={countCards(settings)} />}
          </>
        )}
      </Answer>
    </>
  );
}

function CardList({ made }: { readonly made: number }): ReactElement {
  const directoryId = useDirectoryId();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const cards = useRows(cardRows(directoryId, search, made));
  const selection = useSelection(search, cards.total ?? 0);
  const isFiltered = search.search !== undefined || countFilters(search) > 0;
  const choose = (next: CardsSearch): void => void navigate({ search: next, replace: true });
  const sorting = {
    by: search.sort ?? 'name',
    isDescending: search.direction === 'down',
    onSort: (by: CardsSort) => choose(sortCards(search, by)),
  };
  return (
    <>
      <CardsFilters search={search} onChoose={choose} />
      <RowsAnswer rows={cards} empty={<CardsEmpty isFiltered={isFiltered} />}>
        <CardTable cards={cards} selection={selection} sorting={sorting} />
      </RowsAnswer>
      <BulkBar selection={selection} />
    </>
  );
}

function CardsEmpty({ isFiltered }: { readonly isFiltered: boolean }): ReactElement {
  const words = useWords();
  const say = useCardWords();
  const directoryId = useDirectoryId();
  if (isFiltered) return <EmptyState icon="card" title={words('cards.empty')} />;
  return (
    <EmptyState icon="card" title={say('cards.none')} text={say('cards.none.text')}>
      <Link to="/d/$directoryId/interface" params={{ directoryId }}>
        {words('users.empty.action')}
      </Link>
    </EmptyState>
  );
}
