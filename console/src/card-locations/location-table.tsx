// The locations with the people whom each concerns; one is edited, and removed after saying what its cards show then.

import { Group } from '@mantine/core';
import type { ReactElement } from 'react';
import { type CardGaps, type CardLocation, removeLocation } from '../api/card-locations.ts';
import { useCardWords } from '../cards/card-words.ts';
import { formatCount } from '../locales/format.ts';
import { useLocale } from '../locales/locale.tsx';
import { useChange } from '../parts/change.ts';
import { DataTable } from '../parts/data-table.tsx';
import { DialogButton, useClose } from '../parts/dialog.tsx';
import { Form } from '../parts/form.tsx';
import { useDirectoryId, useHasRight } from '../session/rights.ts';
import { EditLocation, shownBy } from './location-form.tsx';

interface LocationTableProps {
  readonly locations: readonly CardLocation[];
  /** Undefined until every user was looked at. */
  readonly gaps: Pick<CardGaps, 'locations'> | undefined;
}

export function LocationTable({ locations, gaps }: LocationTableProps): ReactElement {
  const say = useCardWords();
  const { language } = useLocale();
  const canEdit = useHasRight('administer');
  const users = new Map(gaps?.locations.map((each) => [each.location.id, each.users]));
  return (
    <DataTable
      rows={locations}
      keyOf={({ id }) => id}
      columns={[
        { label: say('locations.name'), cell: ({ name }) => <bdi>{name}</bdi> },
        { label: say('locations.address'), cell: (location) => <bdi>{addressOf(location)}</bdi> },
        { label: say('locations.phone'), cell: ({ phone = '–' }) => phone },
        {
          label: say('locations.people'),
          isNumber: true,
          cell: ({ id }) => (gaps === undefined ? '…' : formatCount(users.get(id) ?? 0, language)),
        },
        canEdit && {
          label: say('locations.edit'),
          isAction: true,
          cell: (location) => <Acts location={location} users={users.get(location.id) ?? 0} />,
        },
      ]}
    />
  );
}

function addressOf({ street, postalCode, locality, country }: CardLocation): string {
  const place = [postalCode, locality].filter((part) => part !== undefined).join(' ');
  return [street, place, country].filter((part) => part !== undefined && part !== '').join(', ') || '–';
}

interface ActsProps {
  readonly location: CardLocation;
  readonly users: number;
}

function Acts({ location, users }: ActsProps): ReactElement {
  const say = useCardWords();
  const { name } = location;
  return (
    <Group gap="xs" justify="flex-end">
      <DialogButton
        size="compact-sm"
        label={say('locations.edit')}
        aria-label={say('locations.edit.of', { name })}
        title={say('locations.edit.title')}
      >
        <EditLocation location={location} users={users} />
      </DialogButton>
      <DialogButton
        size="compact-sm"
        label={say('locations.remove')}
        aria-label={say('locations.remove.of', { name })}
        title={say('locations.remove.title', { name })}
      >
        <RemoveLocation location={location} users={users} />
      </DialogButton>
    </Group>
  );
}

function RemoveLocation({ location: { id }, users }: ActsProps): ReactElement {
  const say = useCardWords();
  const directoryId = useDirectoryId();
  const removal = useChange(removeLocation(directoryId), { rereads: shownBy(directoryId), onDone: useClose() });
  return (
    <Form submit={say('locations.remove')} act={removal} isDangerous onSubmit={() => removal.mutate(id)}>
      <p>{users === 0 ? say('locations.remove.unused') : say('locations.remove.text', { count: users })}</p>
    </Form>
  );
}
