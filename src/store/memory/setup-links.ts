// Setup links in memory.

import type { DirectoryId, SetupLink, SetupLinkId } from '../../domain/model.ts';
import type { SetupLinkStore } from '../../domain/store.ts';
import { compareCodePoints } from '../code-point.ts';
import { type State, stateOf, toHex } from './state.ts';
import type { Memory } from './writer.ts';

export function createSetupLinks(memory: Memory, id: DirectoryId): SetupLinkStore {
  const change = (linkId: SetupLinkId, changed: (link: SetupLink) => SetupLink): Promise<boolean> =>
    memory.write((draft) => {
      const links = draft().directories.get(id)?.setupLinks;
      const kept = links?.get(linkId);
      if (links === undefined || kept === undefined) return false;
      links.set(linkId, { ...kept, link: changed(kept.link) });
      return true;
    });
  return {
    list: async () =>
      [...(memory.read().directories.get(id)?.setupLinks.values() ?? [])].map(({ link }) => link).sort(byCreation),
    insert: (link, hash) =>
      memory.write((draft) => {
        if (findSetupLink(draft(), toHex(hash)) !== undefined) throw new Error('A setup link has this hash already');
        const kept = { link: { ...link, directoryId: id }, hash: toHex(hash) };
        stateOf(draft(), id).setupLinks.set(link.id, kept);
      }),
    revoke: (linkId, at) => change(linkId, (link) => ({ ...link, revokedAt: link.revokedAt ?? at })),
    touch: async (linkId, at) => {
      await change(linkId, (link) => ({ ...link, lastUsedAt: at }));
    },
    requestRenewal: async (linkId, at) => {
      await change(linkId, (link) => ({ ...link, requestedAt: link.requestedAt ?? at }));
    },
    renew: async (linkId, expiresAt) => {
      const kept = memory.read().directories.get(id)?.setupLinks.get(linkId);
      if (kept === undefined || kept.link.revokedAt !== undefined) return false;
      return change(linkId, (link) => ({ ...link, expiresAt, requestedAt: undefined }));
    },
  };
}

export function findSetupLink(state: State, hash: string): SetupLink | undefined {
  for (const { setupLinks } of state.directories.values()) {
    const kept = [...setupLinks.values()].find((link) => link.hash === hash);
    if (kept !== undefined) return kept.link;
  }
  return undefined;
}

function byCreation(left: SetupLink, right: SetupLink): number {
  return left.createdAt - right.createdAt || compareCodePoints(left.id, right.id);
}
