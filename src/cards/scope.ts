// A directory whose cards are looked after.

import type { DirectoryId, Platform, Store } from '../domain/index.ts';

export interface CardScope {
  readonly store: Pick<Store, 'directory'>;
  readonly platform: Platform;
  readonly directory: { readonly id: DirectoryId; readonly name: string };
}
