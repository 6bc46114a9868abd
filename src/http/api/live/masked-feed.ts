// Live updates for the holder of a setup link: the same entries without names.

import { maskLine } from '../../../domain/index.ts';
import { maskLastRequests } from '../last-requests.ts';
import type { LiveState } from '../schemas/directories.ts';
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
  return { ...state, directory: maskLastRequests(directory), activity: maskLastRequests(activity) };
}
