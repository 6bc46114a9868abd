// /my-card#<secret>: the page of a person with a card. Nothing else of the console is reached from here.

import { QueryClientProvider, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { type ReactElement, useEffect, useState } from 'react';
import type { MyCard } from '../../../src/http/api/my-card/contract.ts';
import { createApi } from '../api/client.ts';
import { leaveMyCard, myCardBase, myCardQuery, myPinActs, openMyCardQuery } from '../api/my-card.ts';
import { createQueryClient } from '../api/query-client.ts';
import { CardStatus } from '../cards/card-status.tsx';
import { PinPanel } from '../cards/pin-panel.tsx';
import { formatDate } from '../locales/format.ts';
import { useLocale } from '../locales/locale.tsx';
import { LeaveButton } from '../parts/leave-button.tsx';
import { Loading } from '../parts/loading.tsx';
import { ProblemNotice } from '../parts/notice.tsx';
import { Page, SignedOutLayout } from '../parts/page.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { MyPause, MyPhoto, MyPreview, MyShare, MySignature } from './my-parts.tsx';
import { MyValues, OthersValues } from './my-values.tsx';
import { useMyWords } from './my-words.ts';

/** The page has an API and a cache of its own, apart from those of an administrator in the same browser. */
export function MyCardPage(): ReactElement {
  const [queries] = useState(() => createQueryClient(createApi(myCardBase)));
  return (
    <QueryClientProvider client={queries}>
      <Entrance />
    </QueryClientProvider>
  );
}

function Entrance(): ReactElement {
  const secret = useLocation({ select: ({ hash }) => hash });
  const { data, error, isPending } = useMyCard(secret);
  if (data !== undefined && error === null) return <Opened card={data} />;
  return <SignedOutLayout>{isPending ? <Loading isPage lines={3} /> : <Closed error={error} />}</SignedOutLayout>;
}

/** Exchanges the secret of the link for a cookie and removes it from the address, where others could read or bookmark it. */
function useMyCard(secret: string) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const opened = useQuery(openMyCardQuery(secret));
  useEffect(() => {
    if (opened.data === undefined) return;
    client.setQueryData(myCardQuery.queryKey, opened.data);
    void navigate({ to: '/my-card', hash: '', replace: true });
  }, [client, opened.data, navigate]);
  const known = useQuery({ ...myCardQuery, enabled: secret === '' });
  return secret === '' ? known : opened;
}

function Closed({ error }: { readonly error: unknown }): ReactElement {
  const say = useMyWords();
  return (
    <>
      <PageTitle title={say('ended')} />
      <ProblemNotice error={error} />
    </>
  );
}

function Opened({ card }: { readonly card: MyCard }): ReactElement {
  const { language } = useLocale();
  const say = useMyWords();
  const when = formatDate(card.expiresAt, language, { dateStyle: 'medium' });
  return (
    <>
      <TopBar account={<LeaveButton act={leaveMyCard} session={myCardQuery.queryKey} />} isHomeless />
      <Page>
        <PageTitle
          title={say('title')}
          intro={say('intro', { company: card.directoryName, when })}
          action={<CardStatus state={card.state} />}
        />
        <MyPreview />
        <MyPhoto card={card} />
        <MyValues card={card} />
        <OthersValues card={card} />
        <MyShare card={card} />
        <MySignature />
        <PinPanel hasPin={card.hasPin} acts={myPinActs} />
        <MyPause card={card} />
      </Page>
    </>
  );
}
