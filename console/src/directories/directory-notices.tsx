// What an administrator is to know on every page of a directory, above all else.

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { activityQuery } from '../api/directories.ts';
import { useWords } from '../locales/provider.tsx';
import { useCanAdminister } from '../session/rights.ts';

/** Nothing while there is nothing to say. */
export function DirectoryNotices({ directoryId }: { readonly directoryId: string }): ReactElement | null {
  const words = useWords();
  const canAdminister = useCanAdminister();
  const { data: activity } = useQuery(activityQuery(directoryId));
  const requests = activity?.setupRequests ?? 0;
  if (!canAdminister || requests === 0) return null;
  return (
    <div className="notices" role="status">
      <p className="notice notice-warning">
        {words('invite.waiting', { count: requests })}{' '}
        <Link to="/d/$directoryId/interface" params={{ directoryId }}>
          {words('invite.links')}
        </Link>
      </p>
    </div>
  );
}
