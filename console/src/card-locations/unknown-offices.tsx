// Offices that people have in the directory and that have no address yet, each with the way to one.

import type { ReactElement } from 'react';
import type { CardGaps } from '../api/card-locations.ts';
import { useCardWords } from '../cards/card-words.ts';
import { DialogButton } from '../parts/dialog.tsx';
import { Item, ItemList } from '../parts/item-list.tsx';
import { Panel } from '../parts/panel.tsx';
import { Hint } from '../parts/text.tsx';
import { useHasRight } from '../session/rights.ts';
import { AddLocation } from './location-form.tsx';

export function UnknownOffices({ offices }: Pick<CardGaps, 'offices'>): ReactElement {
  const say = useCardWords();
  const canEdit = useHasRight('administer');
  return (
    <Panel title={say('locations.offices')}>
      <Hint>{say('locations.offices.text')}</Hint>
      <ItemList>
        {offices.map(({ name, users }) => (
          <Item
            key={name}
            name={<strong dir="auto">{name}</strong>}
            facts={say('locations.office.people', { count: users })}
          >
            {canEdit && (
              <DialogButton
                size="compact-sm"
                label={say('locations.office.add')}
                aria-label={say('locations.office.add.of', { name })}
                title={say('locations.add')}
              >
                <AddLocation office={name} users={users} />
              </DialogButton>
            )}
          </Item>
        ))}
      </ItemList>
    </Panel>
  );
}
