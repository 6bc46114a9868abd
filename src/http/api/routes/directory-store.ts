// The store of the directory that a path names.

import { type DirectoryStore, findDirectory } from '../../../domain/index.ts';
import type { Call } from '../route.ts';

export async function directoryStore({ store }: Pick<Call['ctx'], 'store'>, id: string): Promise<DirectoryStore> {
  return store.directory((await findDirectory(store, id)).id);
}
