// Instead of a page that does not exist, that threw an error, or whose code the server does not send. All of them stay inside the frame.

import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { type ReactElement, type ReactNode, useEffect } from 'react';
import { sessionQuery } from '../api/session.ts';
import { isolate } from '../locales/isolate.ts';
import { useWords } from '../locales/locale.tsx';
import { CodeNotLoaded } from '../parts/code.ts';
import { Page } from '../parts/page.tsx';
import { Status } from '../parts/status.tsx';
import { TopBar } from '../parts/top-bar.tsx';

interface FaultPageProps {
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}

/** Needs no router: the last net shows it as well. */
function FaultPage({ title, text, children }: FaultPageProps): ReactElement {
  return (
    <Page>
      <title>{`${isolate(title)} – Becard`}</title>
      <div>
        <h1 tabIndex={-1}>{title}</h1>
        <Text c="dimmed" maw="68ch" mt={6}>
          {text}
        </Text>
      </div>
      <Group>{children}</Group>
    </Page>
  );
}

/** An address below a frame that leads nowhere. */
export function NotFoundPage(): ReactElement {
  const words = useWords();
  return (
    <FaultPage title={words('fault.notFound.title')} text={words('fault.notFound.text')}>
      <Button variant="default" renderRoot={(look) => <Link to="/directories" {...look} />}>
        {words('fault.notFound.home')}
      </Button>
    </FaultPage>
  );
}

/** An address outside all frames that leads nowhere. */
export function UnknownAddress(): ReactElement {
  return (
    <>
      <TopBar />
      <NotFoundPage />
    </>
  );
}

/** A page that threw, or whose code did not arrive. */
export function CrashPage({ error }: Pick<ErrorComponentProps, 'error'>): ReactElement {
  return error instanceof CodeNotLoaded ? <AwayPage /> : <BrokenPage />;
}

/** What broke outside a page. */
export function FrameCrash({ error }: Pick<ErrorComponentProps, 'error'>): ReactElement {
  return (
    <>
      <TopBar isHomeless />
      <CrashPage error={error} />
    </>
  );
}

function BrokenPage(): ReactElement {
  const words = useWords();
  return (
    <FaultPage title={words('fault.title')} text={words('fault.crash.text')}>
      <ReloadButton />
    </FaultPage>
  );
}

const retryMs = 3_000;

/** Asks until the server responds, and then loads the address again: an updated server has other files. */
function AwayPage(): ReactElement {
  const words = useWords();
  const server = useQuery({ ...sessionQuery, retry: false, staleTime: 0, gcTime: 0, refetchInterval: retryMs });
  const isBack = server.isFetchedAfterMount && !server.isError;
  const isUseless = isBack && wasReloaded();
  useEffect(() => {
    if (isBack && !isUseless) reload();
  }, [isBack, isUseless]);
  if (isUseless) return <BrokenPage />;
  return (
    <FaultPage title={words('fault.away.title')} text={words('fault.away.text')}>
      <Status tone="busy">{words('fault.away.retry')}</Status>
      <ReloadButton />
    </FaultPage>
  );
}

function ReloadButton(): ReactElement {
  const words = useWords();
  return (
    <Button variant="default" onClick={() => location.reload()}>
      {words('fault.crash.reload')}
    </Button>
  );
}

const reloadedKey = 'becard-reloaded';

/** Code that is still missing after a reload does not come by another one. */
function wasReloaded(): boolean {
  return sessionStorage.getItem(reloadedKey) === location.href;
}

function reload(): void {
  sessionStorage.setItem(reloadedKey, location.href);
  location.reload();
}

/** For what breaks outside the router and the query cache. */
export function LastCrashPage(): ReactElement {
  return (
    <>
      <TopBar isHomeless />
      <BrokenPage />
    </>
  );
}
