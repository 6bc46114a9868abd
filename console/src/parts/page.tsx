// The content of a page, and beside it the pages of the same subject; on a narrow screen these fold away behind a button.

import { Button, NavLink, Paper, Stack } from '@mantine/core';
import { Link, type LinkProps, useLocation } from '@tanstack/react-router';
import { createContext, type ReactElement, type ReactNode, use, useEffect, useId, useState } from 'react';
import { useWords } from '../locales/locale.tsx';
import { Icon, type IconName } from '../theme/icons.tsx';
import classes from './layout.module.css';
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

interface SidePage {
  readonly link: LinkProps;
  readonly label: string;
  readonly icon: IconName;
}

interface PageGroup {
  readonly title: string;
  readonly pages: readonly SidePage[];
}

interface SidePagesProps {
  readonly label: string;
  /** A group without pages is left out. */
  readonly groups: readonly PageGroup[];
  readonly children: ReactNode;
}

export function SidePages({ label, groups, children }: SidePagesProps): ReactElement {
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  const place = useLocation({ select: ({ pathname }) => pathname });

  useEffect(() => {
    if (place !== '') setOpen(false);
  }, [place]);

  return (
    <div className={classes['frame']}>
      <nav className={classes['side']} aria-label={label} {...(isOpen ? { 'data-open': true } : {})}>
        <div className={classes['toggle']}>
          <Button
            variant="default"
            leftSection={<Icon name="menu" />}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {words('app.menu')}
          </Button>
        </div>
        {groups
          .filter(({ pages }) => pages.length > 0)
          .map((group) => (
            <SideGroup key={group.title} group={group} />
          ))}
      </nav>
      <Page>{children}</Page>
    </div>
  );
}

function SideGroup({ group: { title, pages } }: { readonly group: PageGroup }): ReactElement {
  const id = useId();
  return (
    <div className={classes['group']}>
      <p id={id}>{title}</p>
      <ul aria-labelledby={id}>
        {pages.map(({ link, label, icon }) => (
          <li key={label}>
            <NavLink
              label={label}
              leftSection={<Icon name={icon} />}
              renderRoot={(look) => (
                <Link
                  {...look}
                  {...link}
                  activeOptions={{ includeSearch: false }}
                  activeProps={{ 'data-active': true }}
                />
              )}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A note across the page, below the bar. */
export function Ribbon({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <p className={classes['ribbon']} role="note">
      {children}
    </p>
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
