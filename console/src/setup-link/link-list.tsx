// The setup links of a directory: their holders, their end, and the buttons to renew or end them.

import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { ConsoleSetupLink } from '../../../src/http/api/contract.ts';
import { renewSetupLink, setupLinksQuery } from '../api/setup-links.ts';
import { formatMoment } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { Item, ItemList } from '../parts/item-list.tsx';
import { useNow } from '../parts/moment.tsx';
import { Panel } from '../parts/panel.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { Status } from '../parts/status.tsx';
import { EndLinkDialog, RenameLinkDialog } from './link-dialogs.tsx';

const tickMs = 30_000;

interface LinkListProps {
  readonly directoryId: string;
  /** How many links their holders ask to be renewed, as live updates tell. */
  readonly requests: number | undefined;
}

/** Nothing while there is none: the button above makes the first. */
export function LinkList({ directoryId, requests }: LinkListProps): ReactElement | null {
  const words = useWords();
  const client = useQueryClient();
  const links = useQuery(setupLinksQuery(directoryId));
  const again = (): Promise<unknown> => client.invalidateQueries({ queryKey: setupLinksQuery(directoryId).queryKey });
  const [ending, setEnding] = useState<ConsoleSetupLink>();
  const [renamed, setRenamed] = useState<ConsoleSetupLink>();
  const renewal = useMutation({
    mutationFn: renewSetupLink(directoryId),
    onSuccess: again,
  });
  useRequests(requests, again);
  if (links.error === null && (links.data === undefined || links.data.length === 0)) return null;
  return (
    <Panel title={words('invite.links')}>
      <ProblemNotice error={links.error ?? renewal.error} onRetry={() => links.refetch()} />
      <ItemList>
        {links.data?.map((link) => (
          <LinkItem
            key={link.id}
            link={link}
            onEnd={() => setEnding(link)}
            onRenew={() => renewal.mutate(link.id)}
            onRename={() => setRenamed(link)}
          />
        ))}
      </ItemList>
      <RenameLinkDialog directoryId={directoryId} link={renamed} onClose={() => setRenamed(undefined)} />
      <EndLinkDialog directoryId={directoryId} link={ending} onClose={() => setEnding(undefined)} />
    </Panel>
  );
}

/** Reloads when a holder has asked for a renewal, or an administrator has renewed a link. */
function useRequests(requests: number | undefined, reload: () => unknown): void {
  const known = useRef(requests);
  const again = useEffectEvent(reload);
  useEffect(() => {
    if (known.current !== undefined && requests !== known.current) again();
    known.current = requests;
  }, [requests]);
}

interface LinkItemProps {
  readonly link: ConsoleSetupLink;
  readonly onEnd: () => void;
  readonly onRenew: () => void;
  readonly onRename: () => void;
}

function LinkItem({ link, onEnd, onRenew, onRename }: LinkItemProps): ReactElement {
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
      {isActive && (
        <Button variant="subtle" size="compact-sm" aria-label={words('invite.renameOf', { name })} onClick={onRename}>
          {words('invite.rename')}
        </Button>
      )}
      {isActive && (
        <Button
          variant="subtle"
          color="red"
          size="compact-sm"
          aria-label={words('invite.revokeOf', { name })}
          onClick={onEnd}
        >
          {words('invite.revoke')}
        </Button>
      )}
    </Item>
  );
}
