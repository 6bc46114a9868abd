// Pages for a crash and for an unknown address.

import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Component, type ReactElement, type ReactNode } from 'react';
import { useWords } from '../locales/locale.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { PageTitle } from '../parts/page-title.tsx';

/** An unknown address. */
export function NotFoundPage(): ReactElement {
  const words = useWords();
  return (
    <main id="content" className="page">
      <PageTitle title={words('fault.notFound.title')} intro={words('fault.notFound.text')} />
      <Link className="text-link" to="/directories">
        {words('fault.notFound.home')}
      </Link>
    </main>
  );
}

/** A page that threw. Outdated files after a server update end here too; reloading fixes that. */
export function CrashPage(): ReactElement {
  const words = useWords();
  return (
    <main id="content" className="page">
      <EmptyState icon="warning" title={words('fault.crash.title')} text={words('fault.crash.text')}>
        <Button onClick={() => location.reload()}>{words('fault.crash.reload')}</Button>
      </EmptyState>
    </main>
  );
}

interface BoundaryProps {
  readonly children: ReactNode;
}

/** The outermost error boundary. React offers it as a class only. */
export class CrashBoundary extends Component<BoundaryProps, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { readonly isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    return this.state.isBroken ? <CrashPage /> : this.props.children;
  }
}
