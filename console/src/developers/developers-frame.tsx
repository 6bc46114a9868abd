// /administration/developers: what another system needs to work with Becard, in tabs. Each tab is a page of its own.

import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useWords } from '../locales/locale.tsx';
import { PageTabs } from '../parts/page-tabs.tsx';
import { PageTitle } from '../parts/page-title.tsx';

const tabs = [
  { key: '/administration/developers/api', label: 'developers.api' },
  { key: '/administration/developers/events', label: 'developers.events' },
  { key: '/administration/developers/webhooks', label: 'webhook.title' },
  { key: '/administration/developers/event-streams', label: 'stream.title' },
] as const;

export function DevelopersFrame(): ReactElement {
  const words = useWords();
  const navigate = useNavigate();
  const place = useLocation({ select: ({ pathname }) => pathname });
  const chosen = tabs.find(({ key }) => place.startsWith(key)) ?? tabs[0];
  return (
    <>
      <PageTitle
        title={words('developers.title')}
        intro={
          <>
            {words('developers.intro')}{' '}
            <a href="/docs/api" target="_blank" rel="noopener">
              {words('developers.reference')}
            </a>
          </>
        }
      />
      <PageTabs
        label={words('developers.title')}
        tabs={tabs.map(({ key, label }) => ({ key, label: words(label) }))}
        chosen={chosen.key}
        onChoose={(to) => void navigate({ to })}
      >
        <Outlet />
      </PageTabs>
    </>
  );
}
