// Instead of a page that does not exist or that threw an error.

import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useWords } from '../locales/locale.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Page } from '../parts/page.tsx';
import { PageTitle } from '../parts/page-title.tsx';

/** An address that leads nowhere. */
export function NotFoundPage(): ReactElement {
  const words = useWords();
  return (
    <Page>
      <PageTitle title={words('fault.notFound.title')} intro={words('fault.notFound.text')} />
      <Link to="/directories">{words('fault.notFound.home')}</Link>
    </Page>
  );
}

/** A page that threw. Outdated files after an update of the server end here too; loading again mends that. */
export function CrashPage(): ReactElement {
  const words = useWords();
  return (
    <Page>
      <EmptyState icon="warning" title={words('fault.crash.title')} text={words('fault.crash.text')}>
        <Button onClick={() => location.reload()}>{words('fault.crash.reload')}</Button>
      </EmptyState>
    </Page>
  );
}
