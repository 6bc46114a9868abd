// The list of cards as a file: what visitors see as a table, the vCards, or the signatures.

import { Button, Menu } from '@mantine/core';
import type { ReactElement } from 'react';
import { cardsFile } from '../api/cards.ts';
import { useApi } from '../api/client.ts';
import { useLocale } from '../locales/locale.tsx';
import { useDirectoryId } from '../session/rights.ts';
import { Icon } from '../theme/icons.tsx';
import { useCardWords } from './card-words.ts';
import type { CardsSearch } from './cards-search.ts';

const formats = ['csv', 'xlsx', 'vcard', 'vcard-zip', 'signature-zip'] as const;

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
        {formats.map((format) => (
          <Menu.Item
            key={format}
            component="a"
            download
            href={api.address(cardsFile(directoryId, { ...filter, format, separator }))}
          >
            {say(`export.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
