// Cycles as a timeline: length is duration, color is outcome, failures on top. A bar opens the entries of its cycle; the table beside it
// says the same to screen readers and the keyboard.

import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Cycle } from '../../../src/http/api/schemas/log.ts';
import { formatDate, formatPeriod } from '../locales/format.ts';
import { useLocale } from '../locales/locale.tsx';
import { useDirectoryId } from '../session/rights.ts';
import classes from './cycle-timeline.module.css';
import { type Lane, lanesOf, type Span } from './lanes.ts';

interface CycleTimelineProps {
  readonly cycles: readonly Cycle[];
  readonly from: string;
}

export function CycleTimeline({ cycles, from }: CycleTimelineProps): ReactElement {
  const { language } = useLocale();
  const lanes = lanesOf(cycles, Date.parse(from), Date.now());
  const isByDay = lanes.length > 1;
  const [first] = lanes;
  return (
    <div className={classes['timeline']} aria-hidden="true">
      {lanes.map((lane) => (
        <div key={lane.from.toISOString()} className={classes['lane']}>
          <span>{isByDay && formatDate(lane.from.toISOString(), language, dayFormat)}</span>
          <div className={classes['track']}>
            {lane.spans.map((span) => (
              <Bar key={span.cycle.from} span={span} />
            ))}
          </div>
        </div>
      ))}
      {first !== undefined && (
        <div className={classes['lane']}>
          <span />
          <div className={classes['hours']}>
            {marks.map((share) => (
              <span key={share}>{formatDate(timeAt(first, share), language, { timeStyle: 'short' })}</span>
            ))}
          </div>
        </div>
      )}
    </div>
  );
}

const dayFormat = { weekday: 'short', day: 'numeric', month: 'short' } as const;
const marks = [0, 0.5, 1];

function timeAt({ from, until }: Lane, share: number): string {
  return new Date(+from + share * (+until - +from)).toISOString();
}

const percent = (share: number): string => `${share * 100}%`;

function Bar({ span: { cycle, left, width } }: { readonly span: Span }): ReactElement {
  const { words, language } = useLocale();
  const directoryId = useDirectoryId();
  const { from, until, requests, failed, warned } = cycle;
  const counts = (['requests', 'created', 'updated', 'deleted', 'warned', 'failed'] as const).map(
    (key) => `${words(`cycles.${key}`)}: ${cycle[key]}`,
  );
  return (
    <Link
      to="/d/$directoryId/log"
      params={{ directoryId }}
      search={{ view: 'entries', from, until }}
      preload={false}
      tabIndex={-1}
      className={classes['bar'] ?? ''}
      data-tone={warned > 0 ? 'warning' : 'good'}
      style={{ left: percent(left), width: percent(width) }}
      title={[formatPeriod(from, until, language), ...counts].join('\n')}
    >
      {failed > 0 && <span className={classes['failed']} style={{ height: percent(failed / requests) }} />}
    </Link>
  );
}
