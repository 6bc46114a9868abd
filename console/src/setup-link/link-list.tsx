// The setup links of a directory: their holders, their end, and the buttons to renew or end them.

import { Button } from '@mantine/core';
import { useDidUpdate } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { SetupLink } from '../../../src/http/api/schemas/setup-links.ts';
import { sendFor } from '../api/client.ts';
import { setupLinksQuery } from '../api/setup-links.ts';
import { formatMoment } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { useChange } from '../parts/change.ts';
import { Item, ItemList } from '../parts/item-list.tsx';
import { useNow } from '../parts/moment.tsx';
import { ProblemNotice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { Status } from '../parts/status.tsx';
import { useDirectoryId } from '../session/rights.ts';
import { LinkActions } from './link-forms.tsx';

const tickMs = 30_000;

interface LinkListProps {
  /** How many links their holders ask to be renewed, as live updates tell. */
  readonly requests: number | undefined;
}

/** Nothing while there is none: the button above makes the first. */
export function LinkList({ requests }: LinkListProps): ReactElement | null {
  const words = useWords();
  const directoryId = useDirectoryId();
  const links = useQuery(setupLinksQuery(directoryId));
  const renewal = useChange(
    sendFor('POST', '/directories/{directory}/setup-links/{link}/renew', (link) => ({ directory: directoryId, link })),
    { rereads: [setupLinksQuery(directoryId).queryKey] },
  );
  useDidUpdate(() => void links.refetch(), [requests]);
  if (links.error === null && (links.data === undefined || links.data.length === 0)) return null;
  return (
    <Panel title={words('invite.links')}>
      <ProblemNotice error={links.error ?? renewal.error} onRetry={() => links.refetch()} />
      <ItemList>
        {links.data?.map((link) => (
          <LinkItem key={link.id} link={link} onRenew={() => renewal.mutate(link.id)} />
        ))}
      </ItemList>
    </Panel>
  );
}

function LinkItem({ link, onRenew }: { readonly link: SetupLink; readonly onRenew: () => void }): ReactElement {
  const { words, language } = useLocale();
  const nowMs = useNow(tickMs);
  const when = (at: string): string => formatMoment(at, nowMs, language);
  const { name, state, createdAt, createdBy, lastUsedAt, expiresAt, requestedAt } = link;
  const isActive = state === 'active';
  const isRequested = state === 'expired' && requestedAt !== undefined;
  return (
    <Item
      name={
        <>
          <strong>{name}</strong>
          <Status tone={isActive ? 'good' : 'quiet'}>{words(`invite.state.${state}`)}</Status>
        </>
      }
      facts={
        <>
          <span>{words('token.created', { when: when(createdAt), who: createdBy })}</span>
          <span>
            {lastUsedAt === undefined ? words('token.unused') : words('token.used', { when: when(lastUsedAt) })}
          </span>
          {isActive && <span>{words('invite.expires', { when: when(expiresAt) })}</span>}
          {isRequested && (
            <Status tone="warning">{words('invite.requested', { name, when: when(requestedAt) })}</Status>
          )}
        </>
      }
    >
      {isRequested && (
        <Button variant="default" size="compact-sm" aria-label={words('invite.renewOf', { name })} onClick={onRenew}>
          {words('invite.renew')}
        </Button>
      )}
      {isActive && <LinkActions link={link} />}
    </Item>
  );
}
