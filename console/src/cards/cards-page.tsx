// /d/:id/cards: the cards of a directory, switched on or off, and listed with their state and address.

import { Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { CardSummary } from '../../../src/http/api/schemas/cards.ts';
import { cardRows, cardSettingsQuery, cardsKey, countCards, untilMade } from '../api/cards.ts';
import { type Rows, useRows } from '../api/rows.ts';
import { useReload } from '../live/reload.ts';
import { useWords } from '../locales/locale.tsx';
import { Answer, RowsAnswer } from '../parts/answer.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { SearchField, Select } from '../parts/filters.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { VirtualTable } from '../parts/virtual-table.tsx';
import { useDirectoryId, useHasRight } from '../session/rights.ts';
import { CardStatus, CardSwitch } from './card-state.tsx';
import { CardsPanel } from './cards-panel.tsx';
import { cardStates } from './cards-search.ts';

const route = getRouteApi('/signed-in/d/$directoryId/cards');

export function CardsPage(): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  useReload(cardsKey(directoryId));
  const query = useQuery({
    ...cardSettingsQuery(directoryId),
    refetchInterval: ({ state: { data } }) => untilMade(data),
  });
  return (
    <>
      <PageTitle title={words('cards.title')} intro={words('cards.intro')} />
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
  const words = useWords();
  const directoryId = useDirectoryId();
  const { search, state } = route.useSearch();
  const navigate = route.useNavigate();
  const cards = useRows(cardRows(directoryId, { search, state }, made));
  return (
    <>
      <Group>
        <SearchField
          label={words('cards.search')}
          value={search ?? ''}
          onSearch={(text) =>
            navigate({ search: (old) => ({ ...old, search: text === '' ? undefined : text }), replace: true })
          }
        />
        <Select
          label={words('cards.state')}
          all={words('cards.state.all')}
          options={cardStates.map((value) => ({ value, label: words(`card.state.${value}`) }))}
          chosen={state}
          onChoose={(value) =>
            navigate({ search: (old) => ({ ...old, state: cardStates.find((each) => each === value) }), replace: true })
          }
        />
      </Group>
      <RowsAnswer rows={cards} empty={<EmptyState icon="card" title={words('cards.empty')} />}>
        <CardTable cards={cards} />
      </RowsAnswer>
    </>
  );
}

const rowHeight = 52;

function CardTable({ cards }: { readonly cards: Rows<CardSummary> }): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const canEdit = useHasRight('edit');
  return (
    <VirtualTable
      label={words('cards.title')}
      columns={[
        { label: words('cards.name') },
        { label: words('cards.state') },
        { label: words('cards.address'), from: 'medium' },
        { label: words('cards.act'), from: 'medium' },
      ]}
      widths={['1fr 150px 170px 150px', '1fr 130px 150px 150px', '1fr 130px']}
      rowHeight={rowHeight}
      rows={cards}
      renderRow={(index) => {
        const card = cards.at(index);
        if (card === undefined) return undefined;
        if (card === null) return <td>{words('cards.gone')}</td>;
        const { id, displayName, state, url } = card;
        return (
          <>
            <td>
              <Link to="/d/$directoryId/users/$userId" params={{ directoryId, userId: id }} search={{ tab: 'card' }}>
                {displayName}
              </Link>
            </td>
            <td>{state !== undefined && <CardStatus state={state} />}</td>
            <td data-from="medium">
              {state === 'published' && url !== undefined && <CardLinks url={url} name={displayName} />}
            </td>
            <td data-from="medium">
              {canEdit && state !== undefined && <CardSwitch id={id} name={displayName} state={state} />}
            </td>
          </>
        );
      }}
    />
  );
}

function CardLinks({ url, name }: { readonly url: string; readonly name: string }): ReactElement {
  const words = useWords();
  return (
    <>
      <a href={url} target="_blank" rel="noreferrer" aria-label={words('card.open.of', { name })}>
        {words('card.open')}
      </a>
      {' · '}
      <a href={`${url}/qr.svg`} target="_blank" rel="noreferrer" aria-label={words('card.qr.of', { name })}>
        {words('card.qr')}
      </a>
    </>
  );
}
