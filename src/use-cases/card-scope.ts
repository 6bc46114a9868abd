// What the verbs on cards and on their templates begin with.

import { type CardScope, requireEnabled } from '../cards/index.ts';
import { type Directory, findDirectory } from '../domain/index.ts';
import type { UseCaseContext } from './context.ts';

export interface DirectoryAddress {
  readonly directory: string;
}

/** What an administrator needs who sets up the cards of a directory. */
export const managing = { right: 'administer', scope: 'directories:write' } as const;

/** What an editor needs who changes cards. */
export const editing = { right: 'edit', scope: 'users:write' } as const;

type OpenedScope = CardScope & { readonly directory: Directory };

export async function openScope({ store, platform }: UseCaseContext, name: string): Promise<OpenedScope> {
  return { store, platform, directory: await findDirectory(store, name) };
}

/** Throws Failure BC-905 while the cards of the directory are off. */
export async function openEnabled(ctx: UseCaseContext, name: string): Promise<OpenedScope> {
  const scope = await openScope(ctx, name);
  await requireEnabled(ctx.store, scope.directory.id);
  return scope;
}
