// The setup links of a directory: recipient, expiration and revocation.

import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { ConsoleSetupLink } from '../../../src/http/console/contract.ts';
import { renewSetupLink, setupLinksQuery } from '../api/setup-links.ts';
import { formatMoment } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { useNow } from '../parts/moment.tsx';
import { Panel } from '../parts/panel.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { Status } from '../parts/status.tsx';
import { EndLinkDialog } from './end-link-dialog.tsx';

const tickMs = 30_000;

interface LinkListProps {
  readonly directoryId: string;
  /** Number of links whose renewal was requested, from live updates. */
  readonly requests: number | undefined;
}

/** Hidden without links. */
export function LinkList({ directoryId, requests }: LinkListProps): ReactElement | null {
  const words = useWords();
  const client = useQueryClient();
  const links = useQuery(setupLinksQuery(directoryId));
  const again = (): Promise<unknown> => client.invalidateQueries({ queryKey: setupLinksQuery(directoryId).queryKey });
  const [ending, setEnding] = useState<ConsoleSetupLink>();
  const renewal = useMutation({
    mutationFn: renewSetupLink(directoryId),
    onSuccess: again,
  });
  useRequests(requests, again);
  if (links.error === null && (links.data === undefined || links.data.length === 0)) return null;
  return (
    <Panel title={words('invite.links')}>
      <ProblemNotice error={links.error ?? renewal.error} onRetry={() => links.refetch()} />
      <ul className="tokens">
        {links.data?.map((link) => (
          <SetupLinkLine
            key={link.id}
            link={link}
            onEnd={() => setEnding(link)}
            onRenew={() => renewal.mutate(link.id)}
          />
        ))}
      </ul>
      <EndLinkDialog directoryId={directoryId} link={ending} onClose={() => setEnding(undefined)} />
    </Panel>
  );
}

/** Reads the links again after a request or a renewal. */
function useRequests(requests: number | undefined, reload: () => unknown): void {
  const known = useRef(requests);
  const again = useEffectEvent(reload);
  useEffect(() => {
    if (known.current !== undefined && requests !== known.current) again();
    known.current = requests;
  }, [requests]);
}

interface SetupLinkLineProps {
  readonly link: ConsoleSetupLink;
  readonly onEnd: () => void;
  readonly onRenew: () => void;
}

function SetupLinkLine({ link, onEnd, onRenew }: SetupLinkLineProps): ReactElement {
  const { words, language } = useLocale();
  const nowMs = useNow(tickMs);
  const when = (at: string): string => formatMoment(at, nowMs, language);
  const isActive = link.state === 'active';
  const isAsked = link.state === 'expired' && link.requestedAt !== undefined;
  return (
    <li className="token">
      <div className="token-name">
        <strong>{link.name}</strong>
        <Status tone={isActive ? 'good' : 'quiet'}>{words(`invite.state.${link.state}`)}</Status>
      </div>
      <div className="token-facts">
        <span>{words('token.created', { when: when(link.createdAt), who: link.createdBy })}</span>
        <span>
          {link.lastUsedAt === undefined ? words('token.unused') : words('token.used', { when: when(link.lastUsedAt) })}
        </span>
        {isActive && <span>{words('invite.expires', { when: when(link.expiresAt) })}</span>}
        {isAsked && (
          <Status tone="warning">
            {words('invite.requested', { name: link.name, when: when(link.requestedAt ?? '') })}
          </Status>
        )}
      </div>
      {isAsked && (
        <Button
          variant="default"
          size="compact-sm"
          aria-label={words('invite.renewOf', { name: link.name })}
          onClick={onRenew}
        >
          {words('invite.renew')}
        </Button>
      )}
      {isActive && (
        <Button
          className="ending"
          variant="subtle"
          color="red"
          size="compact-sm"
          aria-label={words('invite.revokeOf', { name: link.name })}
          onClick={onEnd}
        >
          {words('invite.revoke')}
        </Button>
      )}
    </li>
  );
}
