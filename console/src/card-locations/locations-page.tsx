// /d/:id/locations: the addresses of offices, and the offices that have none yet.

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { cardGapsQuery, locationsQuery } from '../api/card-locations.ts';
import { cardSettingsQuery } from '../api/cards.ts';
import { useCardWords } from '../cards/card-words.ts';
import { useWords } from '../locales/locale.tsx';
import { Answer } from '../parts/answer.tsx';
import { DialogButton } from '../parts/dialog.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Emphasis } from '../parts/text.tsx';
import { useDirectoryId, useHasRight } from '../session/rights.ts';
import { AddLocation } from './location-form.tsx';
import { LocationTable } from './location-table.tsx';
import { UnknownOffices } from './unknown-offices.tsx';

export function LocationsPage(): ReactElement {
  const words = useWords();
  const say = useCardWords();
  const canEdit = useHasRight('administer');
  const settings = useQuery(cardSettingsQuery(useDirectoryId()));
  return (
    <>
      <PageTitle
        title={words('locations.title')}
        intro={say('locations.intro')}
        action={
          canEdit &&
          settings.data?.enabled === true && (
            <DialogButton label={say('locations.add')} variant="filled">
              <AddLocation />
            </DialogButton>
          )
        }
      />
      <Answer query={settings} lines={4}>
        {({ enabled }) => (enabled ? <Locations /> : <CardsOff />)}
      </Answer>
    </>
  );
}

function CardsOff(): ReactElement {
  const words = useWords();
  const say = useCardWords();
  const directoryId = useDirectoryId();
  return (
    <EmptyState icon="building" title={say('locations.off')} text={say('locations.off.text')}>
      <Link to="/d/$directoryId/cards" params={{ directoryId }}>
        {words('cards.title')}
      </Link>
    </EmptyState>
  );
}

/** The list is there at once; below it comes what is known only when every user was looked at. */
function Locations(): ReactElement {
  const directoryId = useDirectoryId();
  const locations = useQuery(locationsQuery(directoryId));
  const gaps = useQuery(cardGapsQuery(directoryId));
  return (
    <>
      <Answer query={locations} lines={4}>
        {(items) => items.length > 0 && <LocationTable locations={items} gaps={gaps.data} />}
      </Answer>
      <Answer query={gaps} lines={3}>
        {({ offices, locations: { length } }) => (
          <>
            {offices.length > 0 && <UnknownOffices offices={offices} />}
            {offices.length + length === 0 && <NoLocations />}
          </>
        )}
      </Answer>
    </>
  );
}

function NoLocations(): ReactElement {
  const say = useCardWords();
  return (
    <EmptyState icon="building" title={say('locations.empty')}>
      <p style={{ maxWidth: '52ch' }}>
        <Emphasis text={say('locations.empty.text')} />
      </p>
    </EmptyState>
  );
}
