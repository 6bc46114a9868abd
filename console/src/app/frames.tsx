// The frame of the pages of an administrator.

import { Link, Outlet } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useWords } from '../locales/locale.tsx';
import classes from '../parts/layout.module.css';
import { TopBar } from '../parts/top-bar.tsx';
import { Keyboard } from '../search/keyboard.tsx';
import { AccountMenu } from '../session/account-menu.tsx';
import { ConfirmPassword } from '../session/confirm-password.tsx';
import { useHasRight } from '../session/rights.ts';
import { SessionGate } from '../session/session-gate.tsx';
import { Icon } from '../theme/icons.tsx';
import { Trail } from './trail.tsx';

/** The bar, the content, and the dialog that asks for the password. */
export function SignedInFrame(): ReactElement {
  return (
    <SessionGate>
      <TopBar trail={<Trail />} area={<AdministrationLink />} search={<Keyboard />} account={<AccountMenu />} hasMenu />
      <Outlet />
      <ConfirmPassword />
    </SessionGate>
  );
}

/** On a narrow screen the account menu offers it alone. */
function AdministrationLink(): ReactElement | null {
  const words = useWords();
  if (!useHasRight('audit')) return null;
  return (
    <Link to="/administration" className={classes['area'] ?? ''} activeProps={{ 'data-active': true }}>
      <Icon name="building" /> {words('administration.title')}
    </Link>
  );
}
