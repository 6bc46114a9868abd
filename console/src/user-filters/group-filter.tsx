// The group whose members the list shows, found by its name.

import { Button, Popover, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue, useDisclosure } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { groupQuery, groupRows } from '../api/groups.ts';
import { windowQuery } from '../api/rows.ts';
import { useWords } from '../locales/locale.tsx';
import { useDirectoryId } from '../session/rights.ts';
import { Icon } from '../theme/icons.tsx';
import classes from './user-filters.module.css';

interface GroupFilterProps {
  /** Id of the group. */
  readonly chosen: string | undefined;
  readonly onChoose: (groupId: string | undefined) => void;
}

export function GroupFilter({ chosen, onChoose }: GroupFilterProps): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const [isOpen, { toggle, close }] = useDisclosure();
  const group = useQuery({ ...groupQuery(directoryId, chosen ?? ''), enabled: chosen !== undefined });
  const choose = (groupId: string | undefined): void => {
    onChoose(groupId);
    close();
  };
  return (
    <Popover opened={isOpen} onChange={close} position="bottom-start" trapFocus returnFocus shadow="md" width={300}>
      <Popover.Target>
        <Button
          variant="default"
          fw={450}
          maw={{ sm: 300 }}
          justify="space-between"
          rightSection={<Icon name="unfold" size={16} />}
          onClick={toggle}
          aria-label={
            chosen === undefined ? undefined : `${words('users.group')}: ${group.data?.displayName ?? chosen}`
          }
        >
          {chosen === undefined ? words('users.group') : (group.data?.displayName ?? chosen)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={words('users.group')}>
        <GroupChoices chosen={chosen} onChoose={choose} />
      </Popover.Dropdown>
    </Popover>
  );
}

const most = 8;
const pauseMs = 250;

function GroupChoices({ chosen, onChoose }: GroupFilterProps): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, pauseMs);
  // The groups found so far stay, with the focus, until the next ones are there.
  const found = windowQuery(groupRows(directoryId, { search }));
  const { data } = useQuery({ ...found, placeholderData: keepPreviousData });
  const groups = data?.items.slice(0, most).filter((group) => group !== null) ?? [];
  return (
    <Stack gap="xs">
      <TextInput
        type="search"
        data-autofocus
        aria-label={words('users.group.search')}
        placeholder={words('users.group.search')}
        value={typed}
        onChange={({ currentTarget: { value } }) => setTyped(value)}
      />
      {data?.total === 0 && <Text c="dimmed">{words('users.group.none')}</Text>}
      {groups.map(({ id, displayName, members }) => (
        <Button
          key={id}
          variant="subtle"
          color="gray"
          justify="space-between"
          className={classes['choice'] ?? ''}
          rightSection={members}
          aria-pressed={id === chosen}
          onClick={() => onChoose(id)}
        >
          {displayName}
        </Button>
      ))}
      {chosen !== undefined && (
        <Button variant="subtle" onClick={() => onChoose(undefined)}>
          {words('users.group.any')}
        </Button>
      )}
    </Stack>
  );
}
