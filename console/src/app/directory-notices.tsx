// What an administrator must know on every page of a directory.

import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { activityQuery } from '../api/directories.ts';
import { tokensQuery } from '../api/tokens.ts';
import { DeprovisioningNotice } from '../deprovisioning/deprovisioning-notice.tsx';
import { formatDate } from '../locales/format.ts';
import { useLocale } from '../locales/locale.tsx';
import { useNow } from '../parts/moment.tsx';
import { Notice } from '../parts/notice.tsx';
import { useHasRight } from '../session/rights.ts';
import { findEndings } from '../tokens/expiry.ts';

const tickMs = 60_000;

export function DirectoryNotices({ directoryId }: { readonly directoryId: string }): ReactElement {
  const { words, language } = useLocale();
  const canAdminister = useHasRight('administer');
  const { data: activity } = useQuery(activityQuery(directoryId));
  const { data: tokens = [] } = useQuery(tokensQuery(directoryId));
  const endings = findEndings(tokens, useNow(tickMs));
  const requests = canAdminister ? (activity?.setupRequests ?? 0) : 0;
  const interfaceSettings = { to: '/d/$directoryId/interface', params: { directoryId } } as const;
  return (
    <Stack gap="sm" role="status">
      <DeprovisioningNotice directoryId={directoryId} massDeprovisioning={activity?.massDeprovisioning} />
      {endings.map(({ token: { id, name, expiresAt = '' }, isUrgent }) => (
        <Notice key={id} tone={isUrgent ? 'bad' : 'warning'}>
          {words('token.expiring', {
            name,
            when: formatDate(expiresAt, language, { dateStyle: 'long', timeStyle: 'short' }),
          })}{' '}
          <Link {...interfaceSettings}>{words('interface.title')}</Link>
        </Notice>
      ))}
      {requests > 0 && (
        <Notice tone="warning">
          {words('invite.waiting', { count: requests })} <Link {...interfaceSettings}>{words('invite.links')}</Link>
        </Notice>
      )}
    </Stack>
  );
}
