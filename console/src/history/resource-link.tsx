// A user or group that a change names by its id: a link under its name. One that is gone for good has none.

import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { NamedResource } from '../../../src/http/api/schemas/shared.ts';
import { useWords } from '../locales/locale.tsx';
import { useDirectoryId } from '../session/rights.ts';

interface ResourceLinkProps {
  readonly id: string | undefined;
  readonly named: readonly NamedResource[];
}

export function ResourceLink({ id, named }: ResourceLinkProps): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  if (id === undefined) return <>{words('history.nothing')}</>;
  const found = named.find((each) => each.id === id);
  if (found === undefined) return <span title={id}>{words('history.unknown')}</span>;
  const { type, displayName, isRemoved } = found;
  // A deleted group has no page; a deleted user's page offers to restore.
  if (type === 'Group' && isRemoved) return <>{displayName}</>;
  return type === 'Group' ? (
    <Link to="/d/$directoryId/groups/$groupId" params={{ directoryId, groupId: id }}>
      {displayName}
    </Link>
  ) : (
    <Link to="/d/$directoryId/users/$userId" params={{ directoryId, userId: id }}>
      {displayName}
    </Link>
  );
}
