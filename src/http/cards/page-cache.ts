// Pages as they were last printed. One is given out only while the versions of everything that it was made of are the same in the store, so
// that a change or a departure is seen by the next request.

import type { DirectoryId, ResourceId } from '../../domain/index.ts';
import type { PublicAnswer } from './answers.ts';

/** Of about 12 KB each. */
const maxPages = 2_000;

export interface KeptPage {
  readonly directoryId: DirectoryId;
  readonly resourceId: ResourceId;
  readonly versions: string;
  readonly page: PublicAnswer;
}

export interface PageCache {
  readonly find: (key: string) => KeptPage | undefined;
  readonly keep: (key: string, kept: KeptPage) => void;
}

/** The pages that were not asked for the longest make room. */
export function createPageCache(most: number = maxPages): PageCache {
  const pages = new Map<string, KeptPage>();
  const keep = (key: string, kept: KeptPage): void => {
    pages.delete(key);
    pages.set(key, kept);
    const [oldest] = pages.keys();
    if (pages.size > most && oldest !== undefined) pages.delete(oldest);
  };
  return {
    find: (key) => {
      const kept = pages.get(key);
      if (kept !== undefined) keep(key, kept);
      return kept;
    },
    keep,
  };
}
