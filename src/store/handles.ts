// The handle of a directory is made once, because each request uses it several times.

import type { DirectoryId, DirectoryStore, Store } from '../domain/store.ts';

const maxHandles = 1_000;

export function keepHandles(make: Store['directory']): Store['directory'] {
  const kept = new Map<DirectoryId, DirectoryStore>();
  return (id) => {
    const known = kept.get(id);
    if (known !== undefined) return known;
    if (kept.size >= maxHandles) kept.clear();
    const made = make(id);
    kept.set(id, made);
    return made;
  };
}
