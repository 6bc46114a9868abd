// The frame of the administration pages.

import { Link, Outlet } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useWords } from '../locales/locale.tsx';
import type { MessageId } from '../locales/words.ts';
import { SideBar } from '../parts/side-bar.tsx';
import { useHasRight } from '../session/rights.ts';
import { Icon, type IconName } from '../theme/icons.tsx';

const places = [
  { to: '/installation/administrators', label: 'administrators.title', icon: 'people' },
  { to: '/installation/audit', label: 'audit.title', icon: 'log' },
  { to: '/installation/retention', label: 'retention.title', icon: 'trash' },
  { to: '/installation/system', label: 'system.title', icon: 'plug' },
] as const satisfies readonly { readonly to: string; readonly label: MessageId; readonly icon: IconName }[];

export function InstallationFrame(): ReactElement {
  const words = useWords();
  const canAudit = useHasRight('audit');
  const canOperate = useHasRight('operate');
  const shown = places.filter(({ to }) => canOperate || to !== '/installation/system');
  return (
    <div className="directory">
      <SideBar label={words('installation.title')}>
        {shown.map(({ to, label, icon }) => (
          <li key={to}>
            <Link to={to} activeOptions={{ includeSearch: false }}>
              <Icon name={icon} />
              {words(label)}
            </Link>
          </li>
        ))}
      </SideBar>
      <main id="content" className="page">
        {!canAudit && <p className="notice">{words('installation.refused')}</p>}
        <Outlet />
      </main>
    </div>
  );
}
