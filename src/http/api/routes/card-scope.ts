// The cards of one directory, for all routes on cards.

import type { CardScope } from '../../../cards/index.ts';
import { findDirectory } from '../../../domain/index.ts';
import type { Call } from '../route.ts';

export async function cardScopeOf({ store, platform }: Call['ctx'], directory: string): Promise<CardScope> {
  return { store, platform, directory: await findDirectory(store, directory) };
}
