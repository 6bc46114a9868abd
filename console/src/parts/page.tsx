// The content of a page, signed in or not.

import { Paper, Stack } from '@mantine/core';
import { createContext, type ReactElement, type ReactNode, use } from 'react';
import classes from './layout.module.css';
import { useIsPhone } from './narrow.ts';
import { TopBar } from './top-bar.tsx';

interface PageProps {
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

const InPage = createContext(false);

/** Inside another page it adds nothing: a failure takes the place of a page with its frame, or of the content of a frame. */
export function Page({ isWide = false, children }: PageProps): ReactElement {
  if (use(InPage)) return <>{children}</>;
  return (
    <main id="content" className={classes['page']} {...(isWide ? { 'data-wide': true } : {})}>
      <InPage value={true}>{children}</InPage>
    </main>
  );
}

interface RibbonProps {
  /** All that a phone shows until it is opened. */
  readonly short?: string;
  readonly children: ReactNode;
}

/** A note across the page, below the bar. */
export function Ribbon({ short, children }: RibbonProps): ReactElement {
  const isPhone = useIsPhone();
  return (
    <aside className={classes['ribbon']}>
      {isPhone && short !== undefined ? (
        <details>
          <summary>{short}</summary>
          {children}
        </details>
      ) : (
        children
      )}
    </aside>
  );
}

/** The pages before signing in: the bar, and one card in the middle. */
export function SignedOutLayout({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <>
      <TopBar />
      <main id="content" className={classes['card']}>
        <Paper p={{ base: 'lg', sm: 36 }} w="100%" maw={440}>
          <Stack>{children}</Stack>
        </Paper>
      </main>
    </>
  );
}
