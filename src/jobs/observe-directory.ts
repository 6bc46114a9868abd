// Looks at a directory and writes the notices that are due, together with the state that they report.

import {
  type Directory,
  noticeOf,
  type Platform,
  readMassDeprovisioning,
  reportSignals,
  type SignalState,
  type Store,
  standingWarnings,
} from '../domain/index.ts';

/** Gives how many notices were written. Two servers that look at the same time write them once. */
export async function observeDirectory(store: Store, platform: Platform, directory: Directory): Promise<number> {
  const own = store.directory(directory.id);
  const now = platform.clock();
  const tokens = await own.tokens.list();
  const isUsed = tokens.some(({ lastUsedAt }) => lastUsedAt !== undefined);
  const seen = {
    directory,
    tokens,
    warnings: isUsed ? await standingWarnings(own) : [],
    massDeprovisioning: isUsed ? await readMassDeprovisioning(own, directory, now) : undefined,
  };
  const before = await store.signals.find(directory.id);
  const { state, notices } = reportSignals(before, seen, now);
  if (isSame(before, state)) return 0;
  return store.transaction(async (tx) => {
    if (!isSame(before, await tx.signals.find(directory.id))) return 0;
    for (const notice of notices) {
      await tx.directory(directory.id).events.append(noticeOf(platform, { ...notice, actor: 'system' }));
    }
    await tx.signals.save(directory.id, state);
    return notices.length;
  });
}

function isSame(left: SignalState | undefined, right: SignalState | undefined): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
