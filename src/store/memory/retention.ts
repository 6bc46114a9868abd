// Forgets what has been kept long enough.

import type { Retention } from '../../domain/store.ts';
import type { DirectoryState, State } from './state.ts';

/** Forgets everything from before the limits. */
export function forget(state: State, limits: Retention): void {
  for (const directory of state.directories.values()) forgetIn(directory, limits);
  for (const { setupLinks } of state.directories.values()) {
    for (const [id, { link }] of setupLinks) if (link.expiresAt < limits.linksBefore) setupLinks.delete(id);
  }
  forgetEnded(state.sessions, limits.endedBefore);
  forgetEnded(state.invitations, limits.endedBefore);
}

function forgetIn({ log, events }: DirectoryState, { logBefore, historyBefore }: Retention): void {
  log.splice(0, log.length, ...log.filter(({ entry }) => entry.at >= logBefore));
  events.splice(0, events.length, ...events.filter(({ event }) => event.at >= historyBefore));
}

function forgetEnded(kept: Map<string, { readonly expiresAt: number }>, before: number): void {
  for (const [hash, { expiresAt }] of kept) {
    if (expiresAt < before) kept.delete(hash);
  }
}
