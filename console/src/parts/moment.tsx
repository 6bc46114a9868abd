// A point in time: relative up to 24 hours, exact on hover, and always machine-readable.

import { type ReactElement, useEffect, useState } from 'react';
import { formatClock, formatExactly, formatMoment } from '../locales/format.ts';
import { useLocale } from '../locales/locale.tsx';

const tickMs = 10_000;
const dayTickMs = 60_000;

/** A relative time, or never. */
export function Moment({ at }: { readonly at: string | undefined }): ReactElement {
  const { words, language } = useLocale();
  const nowMs = useNow(tickMs);
  if (at === undefined) return <>{words('app.never')}</>;
  return (
    <time dateTime={at} title={formatExactly(at, language)}>
      {formatMoment(at, nowMs, language)}
    </time>
  );
}

interface ClockProps {
  readonly at: string;
  /** Where the date is said elsewhere. */
  readonly isTimeOnly?: boolean;
}

/** The time of day, with the date on other days than today. */
export function Clock({ at, isTimeOnly = false }: ClockProps): ReactElement {
  const { language } = useLocale();
  const nowMs = useNow(dayTickMs);
  return (
    <time dateTime={at} title={formatExactly(at, language)}>
      {formatClock(at, isTimeOnly ? Date.parse(at) : nowMs, language)}
    </time>
  );
}

/** The present time, renewed at an interval. */
export function useNow(intervalMs: number): number {
  const [nowMs, setNowMs] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), intervalMs);
    return () => clearInterval(timer);
  }, [intervalMs]);
  return Math.max(nowMs, Date.now());
}
