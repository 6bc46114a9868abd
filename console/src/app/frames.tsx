// The frame of all pages, and the frame of the pages of an administrator.

import { Breadcrumbs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { directoryQuery } from '../api/directories.ts';
import { useWords } from '../locales/locale.tsx';
import classes from '../parts/layout.module.css';
import { TopBar } from '../parts/top-bar.tsx';
import { Keyboard } from '../search/keyboard.tsx';
import { AccountMenu } from '../session/account-menu.tsx';
import { ConfirmPassword } from '../session/confirm-password.tsx';
import { SessionGate } from '../session/session-gate.tsx';

/** The bar, the content, and the dialog that asks for the password. */
export function SignedInFrame(): ReactElement {
  return (
    <SessionGate>
      <TopBar trail={<Breadcrumb />} search={<Keyboard />} account={<AccountMenu />} />
      <Outlet />
      <ConfirmPassword />
    </SessionGate>
  );
}

function Breadcrumb(): ReactElement {
  const words = useWords();
  const { directoryId = '' } = useParams({ strict: false });
  const directory = useQuery({ ...directoryQuery(directoryId), enabled: directoryId !== '' });
  return (
    <nav aria-label={words('directories.title')}>
      <Breadcrumbs separatorMargin="xs">
        <Link to="/directories">{words('directories.title')}</Link>
        {directory.data !== undefined && <strong>{directory.data.name}</strong>}
      </Breadcrumbs>
    </nav>
  );
}

/** The skip link. */
export function RootFrame(): ReactElement {
  const words = useWords();
  return (
    <>
      <button type="button" className={classes['skip']} onClick={focusContent}>
        {words('app.skip')}
      </button>
      <Outlet />
    </>
  );
}

/** A button and not a link: the fragment of /welcome holds a secret. */
function focusContent(): void {
  const heading = document.querySelector<HTMLElement>('#content h1');
  heading?.focus();
  heading?.scrollIntoView();
}
