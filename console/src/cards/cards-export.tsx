// The list of cards as a file: what visitors see as CSV, or the vCards.

import { Button, Menu } from '@mantine/core';
import type { ReactElement } from 'react';
import { cardsFile } from '../api/cards.ts';
import { useApi } from '../api/client.ts';
import { useLocale } from '../locales/locale.tsx';
import { useDirectoryId } from '../session/rights.ts';
import { Icon } from '../theme/icons.tsx';
import { useCardWords } from './card-words.ts';
import type { CardsSearch } from './cards-search.ts';

export function CardsExport({ search }: { readonly search: CardsSearch }): ReactElement {
  const { language } = useLocale();
  const say = useCardWords();
  const directoryId = useDirectoryId();
  const api = useApi();
  const { sort: _, direction: __, ...filter } = search;
  const separator = language === 'de' ? 'semicolon' : 'comma';
  return (
    <Menu>
      <Menu.Target>
        <Button variant="default" leftSection={<Icon name="download" />}>
          {say('export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" download href={api.address(cardsFile(directoryId, { ...filter, separator }))}>
          {say('export.csv')}
        </Menu.Item>
        <Menu.Item component="a" download href={api.address(cardsFile(directoryId, { ...filter, format: 'vcard' }))}>
          {say('export.vcard')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
