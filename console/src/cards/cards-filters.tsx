// What the list of cards is narrowed by; on a phone the filters are in a sheet.

import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useWords } from '../locales/locale.tsx';
import { FilterBar, SearchField, Select } from '../parts/filters.tsx';
import { DepartmentFilter } from '../user-filters/department-filter.tsx';
import { GroupFilter } from '../user-filters/group-filter.tsx';
import { MissingFilter } from '../user-filters/missing-filter.tsx';
import { ViewMenu } from '../user-filters/view-menu.tsx';
import { useCardWords } from './card-words.ts';
import { type CardsSearch, cardStates, cardsOfQuery, countFilters, queryOfCards } from './cards-search.ts';

interface CardsFiltersProps {
  readonly search: CardsSearch;
  readonly onChoose: (next: CardsSearch) => void;
}

export function CardsFilters({ search, onChoose }: CardsFiltersProps): ReactElement {
  const words = useWords();
  const say = useCardWords();
  const { search: text, sort, direction } = search;
  const chosen = countFilters(search);
  return (
    <FilterBar
      chosen={chosen}
      search={
        <SearchField
          label={words('cards.search')}
          value={text ?? ''}
          onSearch={(next) => onChoose({ ...search, search: next === '' ? undefined : next })}
        />
      }
      first={
        <Select
          label={words('cards.state')}
          all={words('cards.state.all')}
          options={cardStates.map((value) => ({ value, label: words(`card.state.${value}`) }))}
          chosen={search.state}
          onChoose={(value) => onChoose({ ...search, state: cardStates.find((each) => each === value) })}
        />
      }
    >
      <DepartmentFilter
        hasRows
        department={search.department}
        onChoose={(department) => onChoose({ ...search, department })}
      />
      <MissingFilter missing={search.missing} onChoose={(missing) => onChoose({ ...search, missing })} />
      <Select
        label={say('own')}
        all={say('own.all')}
        options={(['true', 'false'] as const).map((value) => ({ value, label: say(`own.${value}`) }))}
        chosen={search.own}
        onChoose={(value) => onChoose({ ...search, own: value === 'true' || value === 'false' ? value : undefined })}
      />
      <GroupFilter chosen={search.group} onChoose={(group) => onChoose({ ...search, group })} />
      <ViewMenu list="cards" query={queryOfCards(search)} onChoose={(query) => onChoose(cardsOfQuery(query))} />
      {(chosen > 0 || text !== undefined) && (
        <Button variant="subtle" onClick={() => onChoose({ sort, direction })}>
          {words('users.filtered.clear')}
        </Button>
      )}
    </FilterBar>
  );
}
