// Notices above every page of a directory.

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { activityQuery } from '../api/directories.ts';
import { tokensQuery } from '../api/tokens.ts';
import { DeprovisioningNotice } from '../deprovisioning/deprovisioning-notice.tsx';
import { formatDate } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { useNow } from '../parts/moment.tsx';
import { useHasRight } from '../session/rights.ts';
import { type Ending, findEndings } from '../tokens/expiry.ts';

const tickMs = 60_000;

/** Empty without notices. */
export function DirectoryNotices({ directoryId }: { readonly directoryId: string }): ReactElement {
  const canAdminister = useHasRight('administer');
  const { data: activity } = useQuery(activityQuery(directoryId));
  const { data: tokens = [] } = useQuery(tokensQuery(directoryId));
  const endings = findEndings(tokens, useNow(tickMs));
  const requests = canAdminister ? (activity?.setupRequests ?? 0) : 0;
  return (
    <div className="notices" role="status">
      <DeprovisioningNotice directoryId={directoryId} massDeprovisioning={activity?.massDeprovisioning} />
      {endings.map((ending) => (
        <EndingToken key={ending.token.id} directoryId={directoryId} ending={ending} />
      ))}
      {requests > 0 && <SetupRequests directoryId={directoryId} count={requests} />}
    </div>
  );
}

interface EndingTokenProps {
  readonly directoryId: string;
  readonly ending: Ending;
}

function EndingToken({ directoryId, ending: { token, isUrgent } }: EndingTokenProps): ReactElement {
  const { words, language } = useLocale();
  const when = formatDate(token.expiresAt ?? '', language, { dateStyle: 'long', timeStyle: 'short' });
  return (
    <p className={`notice notice-${isUrgent ? 'bad' : 'warning'}`}>
      {words('token.expiring', { name: token.name, when })}{' '}
      <Link to="/d/$directoryId/interface" params={{ directoryId }}>
        {words('interface.title')}
      </Link>
    </p>
  );
}

function SetupRequests({ directoryId, count }: { readonly directoryId: string; readonly count: number }): ReactElement {
  const words = useWords();
  return (
    <p className="notice notice-warning">
      {words('invite.waiting', { count })}{' '}
      <Link to="/d/$directoryId/interface" params={{ directoryId }}>
        {words('invite.links')}
      </Link>
    </p>
  );
}
