// A person of the directory, found by name.

import { Button, Popover, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue, useDisclosure } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { cardRows } from '../api/cards.ts';
import { windowQuery } from '../api/rows.ts';
import { useCardWords } from '../cards/card-words.ts';
import { useDirectoryId } from '../session/rights.ts';
import { Icon } from '../theme/icons.tsx';

export interface Person {
  readonly id: string;
  readonly displayName: string;
  /** The public address of the card. */
  readonly url?: string;
}

interface PeopleProps {
  readonly chosen: Person | undefined;
  readonly onChoose: (person: Person) => void;
}

interface PersonPickerProps extends PeopleProps {
  /** On the button. */
  readonly label: string;
}

/** The first person with a card, until another one is chosen; null where there is none. */
export function useFirstPerson(): Person | null | undefined {
  const { data } = useQuery(windowQuery(cardRows(useDirectoryId(), {}, 0)));
  return data && (data.items.find((card) => card?.state !== undefined) ?? null);
}

const most = 8;
const pauseMs = 250;

export function PersonPicker({ label, chosen, onChoose }: PersonPickerProps): ReactElement {
  const say = useCardWords();
  const [isOpen, { toggle, close }] = useDisclosure();
  return (
    <Popover opened={isOpen} onChange={close} position="bottom-start" trapFocus returnFocus shadow="md" width={280}>
      <Popover.Target>
        <Button variant="default" fw={450} rightSection={<Icon name="unfold" size={16} />} onClick={toggle}>
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={say('person')}>
        <People
          chosen={chosen}
          onChoose={(person) => {
            onChoose(person);
            close();
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

function People({ chosen, onChoose }: PeopleProps): ReactElement {
  const say = useCardWords();
  const directoryId = useDirectoryId();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, pauseMs);
  // Those found so far stay, with the focus, until the next ones are there.
  const found = windowQuery(cardRows(directoryId, { search }, 0));
  const { data } = useQuery({ ...found, placeholderData: keepPreviousData });
  const people = data?.items.flatMap((card) => (card?.state === undefined ? [] : [card])).slice(0, most) ?? [];
  return (
    <Stack gap="xs">
      <TextInput
        type="search"
        data-autofocus
        aria-label={say('person.search')}
        placeholder={say('person.search')}
        value={typed}
        onChange={({ currentTarget: { value } }) => setTyped(value)}
      />
      {data?.total === 0 && <Text c="dimmed">{say('person.none')}</Text>}
      {people.map((person) => (
        <Button
          key={person.id}
          variant="subtle"
          color="gray"
          justify="flex-start"
          aria-pressed={person.id === chosen?.id}
          onClick={() => onChoose(person)}
        >
          {person.displayName}
        </Button>
      ))}
    </Stack>
  );
}
