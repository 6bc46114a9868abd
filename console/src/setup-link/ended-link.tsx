// A setup link that has ended: when, which administrator can renew it, and a button that asks for it. The page opens by itself once the link is
// renewed.

import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { EndedSetupLink } from '../../../src/http/api/session/contract.ts';
import { ProblemError } from '../api/problem-error.ts';
import { bodyOf, endedLinkQuery, requestSetupLink } from '../api/setup-session.ts';
import { formatDate } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { useChange } from '../parts/change.ts';
import { Loading } from '../parts/loading.tsx';
import { ProblemNotice } from '../parts/notice.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Status } from '../parts/status.tsx';
import { Hint } from '../parts/text.tsx';

interface EndedLinkProps {
  readonly secret: string;
  /** Why the link did not open. */
  readonly error: unknown;
}

export function EndedLink({ secret, error }: EndedLinkProps): ReactElement {
  const words = useWords();
  const ended = useQuery(endedLinkQuery(secret));
  if (ended.isPending) return <Loading isPage lines={3} />;
  if (ended.data !== undefined) return <Ended secret={secret} link={ended.data} />;
  if (secret === '' && ended.error instanceof ProblemError && ended.error.code === 'BC-921') return <Incomplete />;
  return (
    <>
      <PageTitle title={words('guest.refused')} />
      <ProblemNotice error={error} />
    </>
  );
}

/** The address of a setup link without its secret, in a browser that no link has opened yet. */
function Incomplete(): ReactElement {
  const words = useWords();
  return <PageTitle title={words('welcome.noSecret.title')} intro={words('welcome.noSecret.text')} />;
}

function Ended({ secret, link }: { readonly secret: string; readonly link: EndedSetupLink }): ReactElement {
  const { words, language } = useLocale();
  const request = useChange(requestSetupLink, { rereads: [endedLinkQuery(secret).queryKey] });
  const exactly = (at: string): string => formatDate(at, language, { dateStyle: 'medium', timeStyle: 'short' });
  const named = { when: exactly(link.endedAt), who: link.invitedBy };
  if (link.state === 'revoked') {
    return (
      <>
        <PageTitle title={words('guest.ended')} />
        <p>{words('guest.ended.revoked', named)}</p>
      </>
    );
  }
  return (
    <>
      <PageTitle title={words('guest.ended')} />
      <p>{words('guest.ended.expired', named)}</p>
      <ProblemNotice error={request.error} />
      <div role="status">
        {link.requestedAt !== undefined && (
          <>
            <Status tone="busy">{words('guest.requested', { when: exactly(link.requestedAt) })}</Status>
            <Hint>{words('guest.requested.next', named)}</Hint>
          </>
        )}
      </div>
      {link.requestedAt === undefined && (
        <Button loading={request.isPending} onClick={() => request.mutate(bodyOf(secret))}>
          {words('guest.request')}
        </Button>
      )}
    </>
  );
}
