// Keeps the data of one directory up to date and passes new log entries to listeners.
// While the stream is broken, the queries of the directory are read again every 15 seconds.

import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  type ReactElement,
  type ReactNode,
  use,
  useEffect,
  useEffectEvent,
  useMemo,
  useState,
} from 'react';
import type { LiveLines, LiveState } from '../../../src/http/api/schemas/directories.ts';
import { useApi } from '../api/client.ts';
import { activityQuery, directoryQuery } from '../api/directories.ts';
import { pathTo } from '../api/paths.ts';
import { rehearsalQuery } from '../api/rehearsal.ts';
import { sessionQuery } from '../api/session.ts';
import { tokensQuery } from '../api/tokens.ts';
import { formatClock } from '../locales/format.ts';
import { useLocale } from '../locales/locale.tsx';
import { Status } from '../parts/status.tsx';
import { followLive, type LiveStatus } from './connection.ts';
import { readAgain } from './read-again.ts';

type LinesListener = (lines: LiveLines) => void;

interface Live {
  readonly status: LiveStatus;
  /** While paused: since when the page is no longer kept up to date. */
  readonly pausedAt: string | undefined;
  /** Tells the listener of new lines until the returned function is called. */
  readonly listen: (listener: LinesListener) => () => void;
}

const LiveContext = createContext<Live | undefined>(undefined);
const fallbackPollMs = 15_000;

interface LiveProviderProps {
  readonly directoryId: string;
  readonly children: ReactNode;
}

/** Follows a directory for as long as it is on the screen. */
export function LiveProvider({ directoryId, children }: LiveProviderProps): ReactElement {
  const client = useQueryClient();
  const api = useApi();
  const [status, setStatus] = useState<LiveStatus>('connecting');
  const [pausedAt, setPausedAt] = useState<string>();
  const [listeners] = useState(() => new Set<LinesListener>());

  useEffect(() => {
    let isFirst = true;
    let isCaughtUp = false;
    return followLive(api.address(pathTo('/directories/{directory}/live', { directory: directoryId })), {
      onOpen: () => {
        setStatus('live');
        setPausedAt(undefined);
        isCaughtUp = false;
      },
      onBreak: () => {
        setStatus('paused');
        setPausedAt((earlier) => earlier ?? new Date().toISOString());
      },
      onState: (state) => {
        keep(client, directoryId, state);
        if (isCaughtUp) return;
        // The server sends only what comes after this state: what the page has read before it may lack lines.
        isCaughtUp = true;
        if (isFirst) for (const listener of listeners) listener({ lines: [], isWhole: false });
        else refetchAll(client, directoryId);
        isFirst = false;
      },
      onLines: (lines) => {
        for (const listener of listeners) listener(lines);
      },
      onEnd: () => client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
    });
  }, [api, client, directoryId, listeners]);
  usePolling(status === 'paused', () => refetchAll(client, directoryId));

  const live = useMemo<Live>(
    () => ({
      status,
      pausedAt,
      listen: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    }),
    [status, pausedAt, listeners],
  );
  return <LiveContext value={live}>{children}</LiveContext>;
}

/** Whether the page is live, and since when it is not. */
function useLive(): Live {
  const live = use(LiveContext);
  if (live === undefined) throw new Error('useLive is called outside LiveProvider.');
  return live;
}

/**
 * Calls `onLines` with each batch of new log lines, newest first. When `isWhole` is false, older new ones are missing and the log is
 * to be read again; after a pause all queries of the directory are read again anyway.
 */
export function useLiveLines(onLines: LinesListener): void {
  const { listen } = useLive();
  const tell = useEffectEvent(onLines);
  useEffect(() => listen((lines) => tell(lines)), [listen]);
}

/** The stream's state replaces the cached one, except for a switch that is being changed. */
function keep(client: QueryClient, id: string, { directory, tokens, activity, rehearsal }: LiveState): void {
  if (rehearsal !== undefined) client.setQueryData(rehearsalQuery(id).queryKey, rehearsal);
  client.setQueryData(activityQuery(id).queryKey, activity);
  if (client.isMutating() > 0) return;
  client.setQueryData(directoryQuery(id).queryKey, directory);
  client.setQueryData(tokensQuery(id).queryKey, tokens);
}

function refetchAll(client: QueryClient, id: string): void {
  void readAgain(client, directoryQuery(id).queryKey);
}

function usePolling(isOn: boolean, poll: () => void): void {
  const ask = useEffectEvent(poll);
  useEffect(() => {
    if (!isOn) return undefined;
    const timer = setInterval(() => ask(), fallbackPollMs);
    return () => clearInterval(timer);
  }, [isOn]);
}

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
