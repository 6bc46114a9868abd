// The frame of the pages about the installation as a whole.

import { Outlet } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useWords } from '../locales/locale.tsx';
import { Notice } from '../parts/notice.tsx';
import { SidePages } from '../parts/page.tsx';
import { useHasRight } from '../session/rights.ts';

const places = [
  { to: '/installation/administrators', label: 'administrators.title', icon: 'people' },
  { to: '/installation/developers', label: 'developers.title', icon: 'code' },
  { to: '/installation/audit', label: 'audit.title', icon: 'log' },
  { to: '/installation/retention', label: 'retention.title', icon: 'trash' },
  { to: '/installation/system', label: 'system.title', icon: 'plug' },
] as const;

export function InstallationFrame(): ReactElement {
  const words = useWords();
  const canAudit = useHasRight('audit');
  const canOperate = useHasRight('operate');
  const pages = places
    .filter(({ to }) => canOperate || to !== '/installation/system')
    .map(({ to, label, icon }) => ({ link: { to }, label: words(label), icon }));
  return (
    <SidePages label={words('installation.title')} pages={pages}>
      {!canAudit && <Notice>{words('installation.refused')}</Notice>}
      <Outlet />
    </SidePages>
  );
}
