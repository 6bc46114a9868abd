// The last requests of a directory name users. An API key reads those names with the scope that reads the provisioning log.

import { type Actor, isAllowed, maskLine } from '../../domain/index.ts';
import type { Activity, Directory } from './schemas/directories.ts';
import type { LogEntry } from './schemas/log.ts';

/** A directory or its activity as the caller may see it. */
export function visibleTo<Shown extends Directory | Activity>(actor: Actor, shown: Shown): Shown {
  return isAllowed(actor, 'log:read') ? shown : maskLastRequests(shown);
}

/** The same without names; `lastRefusal` is the activity's alone. */
export function maskLastRequests<Shown extends Directory | Activity>(shown: Shown): Shown {
  const lines: { lastRequest?: LogEntry; lastRefusal?: LogEntry } = {};
  if (shown.lastRequest !== undefined) lines.lastRequest = maskLine(shown.lastRequest);
  if ('lastRefusal' in shown && shown.lastRefusal !== undefined) lines.lastRefusal = maskLine(shown.lastRefusal);
  return { ...shown, ...lines };
}
