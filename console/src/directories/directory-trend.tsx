// How a directory has been doing, in two cells of a row: its users over a week, and the failures of a day.

import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { overviewQuery } from '../api/overview.ts';
import { Sparkline } from '../charts/curve.tsx';
import { formatCount } from '../locales/format.ts';
import { useLocale } from '../locales/locale.tsx';
import { Status } from '../parts/status.tsx';

const days = 7;
const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** The same address for an hour, so that both cells and a second visit share one answer. */
function useWeek(id: string) {
  const since = new Date(Math.floor(Date.now() / hourMs) * hourMs - dayMs).toISOString();
  return useQuery({ ...overviewQuery(id, days, since), staleTime: 60_000 });
}

export function UserTrend({ id }: { readonly id: string }): ReactElement {
  const { data } = useWeek(id);
  // Without values it takes the same room, so that the row does not jump.
  if (data === undefined) return <Sparkline values={[]} />;
  return (
    <Sparkline values={[data.activeBefore, ...data.hours.map(({ activeUsers }) => activeUsers), data.activeUsers]} />
  );
}

export function DayFailures({ id }: { readonly id: string }): ReactElement {
  const { words, language } = useLocale();
  const { data } = useWeek(id);
  if (data === undefined) return <>&nbsp;</>;
  const yesterday = Date.now() - dayMs;
  const failed = data.hours.reduce((sum, hour) => (Date.parse(hour.at) < yesterday ? sum : sum + hour.failed), 0);
  if (failed === 0) return <>{words('app.none')}</>;
  return <Status tone="bad">{formatCount(failed, language)}</Status>;
}
