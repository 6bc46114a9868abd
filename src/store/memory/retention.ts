// Forgets what has been kept long enough.

import type { Retention } from '../../directory/store.ts';
import type { DirectoryState, State } from './state.ts';

/** Forgets everything from before the limits. */
export function forget(state: State, limits: Retention): void {
  for (const directory of state.directories.values()) forgetIn(directory, limits);
  for (const { setupLinks } of state.directories.values()) {
    for (const [id, { link }] of setupLinks) if (link.expiresAt < limits.removedBefore) setupLinks.delete(id);
  }
  forgetEnded(state.sessions, limits.endedBefore);
  forgetEnded(state.invitations, limits.endedBefore);
}

function forgetIn(directory: DirectoryState, { logBefore, removedBefore }: Retention): void {
  const kept = directory.log.filter(({ entry }) => entry.at >= logBefore);
  directory.log.splice(0, directory.log.length, ...kept);
  for (const [position, { deletedAt, resource }] of directory.rows) {
    if (deletedAt === undefined || deletedAt >= removedBefore) continue;
    directory.rows.delete(position);
    directory.members.delete(resource.id);
    directory.secrets.delete(resource.id);
    for (const members of directory.members.values()) {
      if (members.get(resource.id)?.type === undefined) members.delete(resource.id);
    }
  }
}

function forgetEnded(kept: Map<string, { readonly expiresAt: number }>, before: number): void {
  for (const [hash, { expiresAt }] of kept) {
    if (expiresAt < before) kept.delete(hash);
  }
}
