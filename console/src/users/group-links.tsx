// Groups as links, one beside the other.

import { Badge, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useWords } from '../locales/locale.tsx';
import { useDirectoryId } from '../session/rights.ts';

interface GroupLinksProps {
  readonly groups: readonly { readonly id: string; readonly displayName?: string }[];
}

export function GroupLinks({ groups }: GroupLinksProps): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  return (
    <Group gap="xs">
      {groups.map(({ id, displayName }) => (
        <Badge
          key={id}
          size="lg"
          color="gray"
          maw="100%"
          td="none"
          renderRoot={(look) => (
            <Link {...look} to="/d/$directoryId/groups/$groupId" params={{ directoryId, groupId: id }} />
          )}
        >
          {displayName ?? words('person.unknown', { id })}
        </Badge>
      ))}
    </Group>
  );
}
