// The state of a directory in six figures.

import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import type { Activity, Directory } from '../../../src/http/api/schemas/directories.ts';
import type { Overview } from '../../../src/http/api/schemas/overview.ts';
import { statusOf, tones } from '../directories/directory-status.ts';
import { formatCount, formatDate, formatDuration } from '../locales/format.ts';
import { useLocale } from '../locales/locale.tsx';
import { Moment, useNow } from '../parts/moment.tsx';
import { Status } from '../parts/status.tsx';
import classes from './overview.module.css';

interface OverviewTilesProps {
  readonly directory: Directory;
  readonly activity: Activity;
  readonly overview: Overview;
}

const tickMs = 10_000;

export function OverviewTiles({ directory, activity, overview }: OverviewTilesProps): ReactElement {
  const { words, language } = useLocale();
  const nowMs = useNow(tickMs);
  const status = statusOf(directory, nowMs);
  const { lastRequest } = activity;
  const params = { directoryId: directory.id };
  return (
    <dl className={classes['tiles']}>
      <Tile
        name={words('directories.provisioning')}
        more={lastRequest !== undefined && (words.named('action', lastRequest.action) ?? lastRequest.action)}
      >
        <Status tone={tones[status]}>{words(`status.${status}`)}</Status>
      </Tile>
      <Tile name={words('directories.lastRequest')} more={lastRequest?.subject}>
        {lastRequest === undefined ? (
          words('app.never')
        ) : (
          <Link to="/d/$directoryId/log/$entryId" params={{ ...params, entryId: lastRequest.id }}>
            <Moment at={lastRequest.at} />
          </Link>
        )}
      </Tile>
      <LastCycle overview={overview} directoryId={directory.id} />
      <Tile name={words('overview.nextCycle')} more={words('overview.nextCycle.more')}>
        {overview.nextCycleAt === undefined
          ? words('app.none')
          : formatDate(overview.nextCycleAt, language, { timeStyle: 'short' })}
      </Tile>
      <Tile name={words('overview.activeUsers')} more={words('overview.ofUsers', { count: activity.users })}>
        <Link to="/d/$directoryId/users" params={params} search={{ status: 'active' }}>
          {formatCount(overview.activeUsers, language)}
        </Link>
      </Tile>
      <Tile name={words('nav.groups')}>
        <Link to="/d/$directoryId/groups" params={params}>
          {formatCount(activity.groups, language)}
        </Link>
      </Tile>
    </dl>
  );
}

interface LastCycleProps {
  readonly overview: Overview;
  readonly directoryId: string;
}

function LastCycle({ overview: { cycles }, directoryId }: LastCycleProps): ReactElement {
  const { words, language } = useLocale();
  const [cycle] = cycles;
  if (cycle === undefined) return <Tile name={words('overview.lastCycle')}>{words('app.none')}</Tile>;
  const { from, until, requests, failed } = cycle;
  const duration = formatDuration(Date.parse(until) - Date.parse(from), language);
  const counts = words('overview.requests', { count: requests });
  return (
    <Tile
      name={words('overview.lastCycle')}
      more={
        <>
          {duration} · {counts}
          {failed > 0 && (
            <>
              {' · '}
              <Status tone="bad">{words('overview.failed', { count: failed })}</Status>
            </>
          )}
        </>
      }
    >
      <Link to="/d/$directoryId/log" params={{ directoryId }} search={{ from, until }}>
        {formatDate(from, language, { timeStyle: 'short' })}
      </Link>
    </Tile>
  );
}

interface TileProps {
  readonly name: string;
  readonly more?: ReactNode;
  readonly children: ReactNode;
}

function Tile({ name, more, children }: TileProps): ReactElement {
  return (
    <div className={classes['tile']}>
      <dt>{name}</dt>
      <dd>{children}</dd>
      {more !== undefined && more !== false && <dd className={classes['more']}>{more}</dd>}
    </div>
  );
}
