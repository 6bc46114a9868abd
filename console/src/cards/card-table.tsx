// The list of cards, of any length, with a mark for each row to choose it by.

import { ActionIcon, Checkbox, Menu, VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { CardSummary } from '../../../src/http/api/schemas/cards.ts';
import type { Rows } from '../api/rows.ts';
import { useWords } from '../locales/locale.tsx';
import { useIsPhone } from '../parts/narrow.ts';
import { type Column, type Sorting, VirtualTable } from '../parts/virtual-table.tsx';
import { useDirectoryId, useHasRight } from '../session/rights.ts';
import { Icon } from '../theme/icons.tsx';
import { CardStatus } from './card-status.tsx';
import { CardSwitch, useCardSwitch } from './card-switch.tsx';
import { useCardWords } from './card-words.ts';
import classes from './cards.module.css';
import type { CardsSort } from './cards-search.ts';
import type { Selection } from './selection.ts';

const rowHeight = 60;

interface CardTableProps {
  readonly cards: Rows<CardSummary>;
  readonly selection: Selection;
  readonly sorting: Sorting<CardsSort>;
}

export function CardTable({ cards, selection, sorting }: CardTableProps): ReactElement {
  const words = useWords();
  const say = useCardWords();
  const isPhone = useIsPhone();
  const canEdit = useHasRight('edit');
  const { count, isAll, toggleAll } = selection;
  const head = (
    <Checkbox
      aria-label={say('select.all')}
      checked={isAll && count > 0}
      indeterminate={count > 0 && !(isAll && count === cards.total)}
      onChange={toggleAll}
    />
  );
  const columns: readonly Column<CardsSort>[] = [
    ...(canEdit ? [{ label: say('select.all'), head }] : []),
    { label: words('cards.name'), sort: 'name' },
    { label: words('users.department'), sort: 'department', from: 'wide' },
    { label: words('cards.state'), from: 'medium' },
    { label: words('cards.address'), from: 'medium' },
    { label: words('cards.act'), ...(isPhone ? { head: <VisuallyHidden>{words('cards.act')}</VisuallyHidden> } : {}) },
  ];
  const mark = canEdit ? '24px ' : '';
  return (
    <VirtualTable
      label={words('cards.title')}
      columns={columns}
      sorting={sorting}
      widths={[
        `${mark}minmax(0, 1.6fr) minmax(0, 1fr) 130px 150px 140px`,
        `${mark}minmax(0, 1fr) 130px 150px 140px`,
        `${mark}minmax(0, 1fr) 36px`,
      ]}
      rowHeight={rowHeight}
      rows={cards}
      renderRow={(index) => {
        const card = cards.at(index);
        if (card === undefined) return undefined;
        if (card === null) return <td>{words('cards.gone')}</td>;
        const { id, displayName } = card;
        return (
          <>
            {canEdit && (
              <td>
                <Checkbox
                  aria-label={say('select.one', { name: displayName })}
                  checked={selection.has(id)}
                  onChange={() => selection.toggle(id)}
                />
              </td>
            )}
            <CardCells card={card} isPhone={isPhone} canEdit={canEdit} />
          </>
        );
      }}
    />
  );
}

interface CardCellsProps {
  readonly card: CardSummary;
  readonly isPhone: boolean;
  readonly canEdit: boolean;
}

function CardCells({ card, isPhone, canEdit }: CardCellsProps): ReactElement {
  const directoryId = useDirectoryId();
  const { id, displayName, title, department, state, url } = card;
  const links = state === 'published' && url !== undefined && <CardLinks url={url} name={displayName} />;
  return (
    <>
      <td className={classes['name']}>
        <Link to="/d/$directoryId/users/$userId" params={{ directoryId, userId: id }} search={{ tab: 'card' }}>
          {displayName}
        </Link>
        <small>{isPhone && state !== undefined ? <CardStatus state={state} /> : title}</small>
      </td>
      <td data-from="wide">{department}</td>
      <td data-from="medium">{state !== undefined && <CardStatus state={state} />}</td>
      <td data-from="medium">{links}</td>
      <td>
        {isPhone && state !== undefined && <CardMenu card={card} state={state} canEdit={canEdit} />}
        {!isPhone && canEdit && state !== undefined && <CardSwitch id={id} name={displayName} state={state} />}
      </td>
    </>
  );
}

interface CardMenuProps {
  readonly card: CardSummary;
  readonly state: NonNullable<CardSummary['state']>;
  readonly canEdit: boolean;
}

/** The links and the switch of a card where there is no room for them. */
function CardMenu({ card: { id, displayName: name, url }, state, canEdit }: CardMenuProps): ReactElement {
  const words = useWords();
  const say = useCardWords();
  const { next, change } = useCardSwitch(id, state);
  const isShown = state === 'published' && url !== undefined;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={32} aria-label={say('menu.of', { name })}>
          <Icon name="more" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {isShown && (
          <Menu.Item component="a" href={url} target="_blank" rel="noreferrer">
            {words('card.open')}
          </Menu.Item>
        )}
        {isShown && (
          <Menu.Item component="a" href={`${url}/qr.svg`} target="_blank" rel="noreferrer">
            {words('card.qr')}
          </Menu.Item>
        )}
        {canEdit && <Menu.Item onClick={change}>{words(`card.act.${next}`)}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
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
