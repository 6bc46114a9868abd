// Live updates for the holder of a setup link: the same entries without names.

import { maskLine } from '../../../domain/index.ts';
import type { Activity, Directory, LiveState } from '../schemas/directories.ts';
import type { LogEntry } from '../schemas/log.ts';
import type { LiveFeed } from './feed.ts';

/** The same feed with every line masked. It shares the watchers' bound. */
export function feedWithoutPeople(live: LiveFeed): LiveFeed {
  return {
    ...live,
    watch: (id, watcher) =>
      live.watch(id, {
        caller: watcher.caller,
        state: (state) => watcher.state(maskState(state)),
        lines: ({ lines, isWhole }) => watcher.lines({ lines: lines.map(maskLine), isWhole }),
        end: watcher.end,
      }),
  };
}

function maskState({ directory, activity, ...state }: LiveState): LiveState {
  return { ...state, directory: maskLast(directory), activity: maskLast(activity) };
}

/** `lastRefusal` is the activity's alone. */
function maskLast<Shown extends Directory | Activity>(shown: Shown): Shown {
  const lines: { lastRequest?: LogEntry; lastRefusal?: LogEntry } = {};
  if (shown.lastRequest !== undefined) lines.lastRequest = maskLine(shown.lastRequest);
  if ('lastRefusal' in shown && shown.lastRefusal !== undefined) lines.lastRefusal = maskLine(shown.lastRefusal);
  return { ...shown, ...lines };
}
