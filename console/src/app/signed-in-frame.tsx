// The frame of every page behind the sign-in: skip link, bar, content.

import { Outlet } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Trail } from '../directories/trail.tsx';
import { Keyboard } from '../search/keyboard.tsx';
import { AccountMenu } from '../session/account-menu.tsx';
import { ConfirmPassword } from '../session/confirm-password.tsx';
import { SessionGate } from '../session/session-gate.tsx';
import { TopBar } from './top-bar.tsx';

export function SignedInFrame(): ReactElement {
  return (
    <SessionGate>
      <TopBar trail={<Trail />} search={<Keyboard />} account={<AccountMenu />} />
      <Outlet />
      <ConfirmPassword />
    </SessionGate>
  );
}
