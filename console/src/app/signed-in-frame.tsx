// The frame of the pages of an administrator: bar, content, and the dialog that asks for the password.

import { Outlet } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { TopBar } from '../parts/top-bar.tsx';
import { Keyboard } from '../search/keyboard.tsx';
import { AccountMenu } from '../session/account-menu.tsx';
import { ConfirmPassword } from '../session/confirm-password.tsx';
import { SessionGate } from '../session/session-gate.tsx';
import { Breadcrumb } from './breadcrumb.tsx';

export function SignedInFrame(): ReactElement {
  return (
    <SessionGate>
      <TopBar trail={<Breadcrumb />} search={<Keyboard />} account={<AccountMenu />} />
      <Outlet />
      <ConfirmPassword />
    </SessionGate>
  );
}
