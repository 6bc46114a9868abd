// Shows whether the page is up to date or, if not, since when.

import type { ReactElement } from 'react';
import { formatClock } from '../locales/format.ts';
import { useLocale } from '../locales/locale.tsx';
import { Status } from '../parts/status.tsx';
import { useLive } from './provider.tsx';

/** A pulsing dot while live, a ring while the server does not answer. */
export function LiveMark(): ReactElement {
  const { words, language } = useLocale();
  const { status, pausedAt } = useLive();
  if (status === 'live') return <Status tone="busy">{words('app.live')}</Status>;
  if (pausedAt === undefined) return <Status tone="quiet">{words('app.connecting')}</Status>;
  return (
    <Status tone="quiet">
      {words('app.paused')} {words('app.paused.since', { when: formatClock(pausedAt, Date.now(), language) })}
    </Status>
  );
}
