// The verbs on User Directories: create, change, turn the switches, delete.

import {
  actorName,
  changeDirectory,
  createDirectory,
  createToken,
  type Directory,
  type DirectoryChange,
  type DirectoryRequest,
  deleteDirectory,
  Failure,
  findDirectory,
  type MadeToken,
  requirePassword,
  requireScope,
} from '../domain/index.ts';
import { openDirectory, type UseCaseContext } from './context.ts';
import { contentsOf, directoryChanges, directoryRecord, tokenRecord } from './records.ts';
import { inParts, useCase, writeRecords } from './use-case.ts';

interface CreateInput extends Pick<DirectoryRequest, 'name' | 'licenseReference' | 'testing'> {
  /** Turns both switches on and makes a token in the same step. */
  readonly isActive?: boolean | undefined;
}

type Switches = Pick<DirectoryChange, 'entra' | 'provisioning'>;
type Changed = { readonly before: Directory; readonly directory: Directory };

export const create = useCase({
  right: 'administer',
  scope: 'directories:write',
  parse: ({ isActive = false, ...request }: CreateInput) => ({
    isActive,
    request: { ...request, entra: isActive, provisioning: isActive },
  }),
  act: async (tx, { isActive, request }) => {
    if (isActive) {
      requireScope(tx.actor, 'tokens:write');
      requirePassword(tx.actor, tx.platform);
    }
    const directory = await createDirectory(tx.store, tx.platform, request);
    return { directory, made: isActive ? await firstToken(tx, directory) : undefined };
  },
  audit: ({ directory, made }) => [
    directoryRecord('directory.created', directory),
    ...(made === undefined ? [] : [tokenRecord('token.created', made.token)]),
  ],
});

/** Sets what is named and leaves the rest. */
export const change = useCase({
  right: 'administer',
  scope: 'directories:write',
  parse: (input: { readonly directory: string } & Omit<DirectoryChange, 'deprovisioningAcknowledgedUntil'>) => input,
  act: changeOpened,
  audit: recordChange,
});

/** The two switches alone: what the holder of a setup link may change of a directory. */
export const turnSwitches = useCase({
  right: 'connect',
  scope: 'directories:write',
  parse: (input: { readonly directory: string } & Switches) => input,
  act: changeOpened,
  audit: recordChange,
});

const beginRemoval = useCase({
  right: 'administer',
  scope: 'directories:write',
  needsPassword: true,
  parse: (input: RemoveInput) => input,
  act: async ({ store }, { directory: id, typedName }) => {
    const directory = await findDirectory(store, id);
    if (typedName !== undefined && typedName !== directory.name)
      throw new Failure('BC-906', { reason: 'directoryTyped' });
    return { directory, changes: await contentsOf(store, directory) };
  },
  audit: ({ directory, changes }) => [{ ...directoryRecord('directory.deletion_begun', directory), changes }],
});

interface RemoveInput {
  readonly directory: string;
  /** The directory's name as the caller typed it to confirm; undefined where the caller has confirmed otherwise. */
  readonly typedName?: string | undefined;
}

/** Deletes a directory with everything in it, in pieces: its beginning is on record whatever becomes of the rest. */
export const remove = inParts(beginRemoval, async (ctx, input: RemoveInput) => {
  const { directory, changes } = await beginRemoval(ctx, input);
  await deleteDirectory(ctx.store, directory.id);
  await writeRecords(ctx, [{ ...directoryRecord('directory.deleted', directory), changes }]);
  return directory;
});

async function changeOpened(
  tx: UseCaseContext,
  { directory: id, ...patch }: { readonly directory: string } & DirectoryChange,
): Promise<Changed> {
  const before = await openDirectory(tx, id);
  return { before, directory: await changeDirectory(tx.store, before.id, patch) };
}

function recordChange({ before, directory }: Changed) {
  const changes = directoryChanges(before, directory);
  return changes.length === 0 ? [] : [{ ...directoryRecord('directory.changed', before), changes }];
}

function firstToken({ store, platform, actor }: UseCaseContext, { id }: Directory): Promise<MadeToken> {
  const scope = { directoryId: id, store: store.directory(id), platform };
  return createToken(scope, { createdBy: actorName(actor) });
}
