// The heading of a page. It receives the focus after a navigation, so that screen readers announce the page.

import { useRouter } from '@tanstack/react-router';
import { type ReactElement, type ReactNode, useEffect, useRef } from 'react';
import { isolate } from '../locales/isolate.ts';

interface PageTitleProps {
  readonly title: string;
  /** One sentence below the heading. */
  readonly intro?: ReactNode;
  /** The primary action of the page, beside the heading. */
  readonly action?: ReactNode;
}

/** h1, title of the browser's tab, and focus. */
export function PageTitle({ title, intro, action }: PageTitleProps): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null);
  const router = useRouter();

  useEffect(() => {
    if (router.history.location.state.__TSR_index > 0) heading.current?.focus();
  }, [router]);

  return (
    <header className="page-title">
      <title>{`${isolate(title)} – Becard`}</title>
      <div>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {intro !== undefined && <p className="quiet">{intro}</p>}
      </div>
      {action}
    </header>
  );
}
