// What a use case is handed: the caller, and what it acts on.

import {
  type Actor,
  type AuditKey,
  type Context,
  type Directory,
  type DirectoryStore,
  Failure,
  findDirectory,
  type LinkScope,
  type Platform,
  type Store,
  type TargetPolicy,
  tenantUrlOf,
} from '../domain/index.ts';

export interface UseCaseContext {
  readonly actor: Actor;
  /** Where the caller is: the network of the address, or the name of the machine. */
  readonly origin: string | undefined;
  readonly store: Store;
  readonly platform: Platform;
  /** Undefined: the audit log is chained by a plain hash. */
  readonly auditKey: AuditKey | undefined;
  /** Without a slash at its end. */
  readonly publicUrl: string;
  /** Which addresses webhooks may be sent to. */
  readonly targets: TargetPolicy;
  /** Checked in the transaction before anything is done: a rejection refuses the act. */
  readonly precondition?: ((store: Store) => Promise<void>) | undefined;
}

/** The directory that the caller names; the holder of a setup link may name only the link's own. */
export async function openDirectory({ store, actor }: UseCaseContext, id: string): Promise<Directory> {
  if (actor.kind === 'setup-link' && actor.directoryId !== id) {
    throw new Failure('BC-904', { reason: 'setupDirectory' });
  }
  return findDirectory(store, id);
}

interface DirectoryScope extends LinkScope {
  readonly store: DirectoryStore;
}

/** The directory that the caller names, for work on its tokens, setup links and schemas; within the link for the holder of one. */
export async function directoryScope(tx: UseCaseContext, id: string): Promise<DirectoryScope> {
  const { id: directoryId } = await openDirectory(tx, id);
  const setupLinkId = tx.actor.kind === 'setup-link' ? tx.actor.id : undefined;
  return { directoryId, store: tx.store.directory(directoryId), platform: tx.platform, setupLinkId };
}

interface DirectoryContext extends Context {
  readonly store: DirectoryStore;
}

/** The caller of a use case at work on users and groups of a directory. */
export function resourceContext(ctx: UseCaseContext, directory: Directory): DirectoryContext {
  const { store, platform, actor, publicUrl } = ctx;
  const tenantUrl = tenantUrlOf(publicUrl, directory.id);
  return { directory, store: store.directory(directory.id), platform, actor, tenantUrl };
}
