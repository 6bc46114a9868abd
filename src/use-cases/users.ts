// The verbs on users that administrators have: restore, export, erase. All else on users is Entra's.

import {
  type Audit,
  beginErasure,
  createRegistries,
  type Directory,
  exportUser,
  findDirectory,
  findUserRecords,
  finishErasure,
  type ResourceId,
  recordsOf,
  restoreResource,
  tenantUrlOf,
  type UserRecords,
  userAct,
  userKind,
} from '../domain/index.ts';
import { resourceContext, type UseCaseContext } from './context.ts';
import { inParts, useCase, writeRecords } from './use-case.ts';

interface UserAddress {
  readonly directory: string;
  /** A SCIM id, a userName or an externalId. */
  readonly user: string;
}

interface Found {
  readonly directory: Directory;
  readonly records: UserRecords;
}

interface EraseInput extends UserAddress {
  /** Resolves when requests that were under way at its call are in the provisioning log. */
  readonly untilLogged: () => Promise<unknown>;
}

/** Brings a deleted user back with the same id. */
export const restore = useCase({
  right: 'edit',
  scope: 'users:write',
  // Any text may be asked for as an id; the store says whether there is one.
  parse: ({ directory, user }: UserAddress) => ({ directory, id: user as ResourceId }),
  act: async (tx, { directory: name, id }) => {
    const directory = await findDirectory(tx.store, name);
    await restoreResource(resourceContext(tx, directory), userKind, id, 'user.restored');
    return { directory, id };
  },
  audit: ({ directory, id }) => [userAct('user.restored', directory, id)],
});

/** Notes that the list of users, or a part of it, leaves as a file. */
export const exportList = useCase({
  right: 'edit',
  scope: 'users:read',
  parse: (input: { readonly directory: string; readonly count: number }) => input,
  act: ({ store }, { directory }) => findDirectory(store, directory),
  audit: ({ id, name }, _, { count }) => [
    { action: 'users.exported', directoryId: id, subject: name, changes: [{ path: 'users', after: count }] },
  ],
});

const findForExport = useCase({
  right: 'administer',
  scope: 'admin',
  parse: (input: UserAddress) => input,
  act: find,
  audit: ({ directory, records }) => recordsOf(records).map(({ id }) => userAct('user.exported', directory, id)),
});

/** Everything that is kept about a user as one document. */
export const exportOne = inParts(findForExport, async (ctx, address: UserAddress) => {
  const { directory, records } = await findForExport(ctx, address);
  const { store, platform, publicUrl } = ctx;
  const registry = await createRegistries()(directory, store.directory(directory.id));
  const tenantUrl = tenantUrlOf(publicUrl, directory.id);
  const document = await exportUser({ store, directory, platform, registry, tenantUrl }, records);
  return { ids: recordsOf(records).map(({ id }) => id), document };
});

const beginErase = useCase({
  right: 'administer',
  scope: 'users:write',
  needsPassword: true,
  parse: (input: EraseInput) => input,
  act: async (tx, address) => {
    const found = await find(tx, address);
    await beginErasure(resourceContext(tx, found.directory), found.records);
    return found;
  },
  audit: ({ directory, records }) => recordsOf(records).map(({ id }) => userAct('user.erasure_begun', directory, id)),
});

/** Takes the user's record out of the directory, then all that names the user out of log and history, in pieces. */
export const erase = inParts(beginErase, async (ctx, input: EraseInput) => {
  const { directory, records } = await beginErase(ctx, input);
  await input.untilLogged();
  const { store, platform, auditKey: key } = ctx;
  const audit: Audit = { store: store.audit, platform, key };
  const { events, logEntries } = await finishErasure({ store, platform, directoryId: directory.id, audit }, records);
  const ids = recordsOf(records).map(({ id }) => id);
  await writeRecords(
    ctx,
    ids.map((id) => userAct('user.erased', directory, id)),
  );
  await store.engine.emptyWriteAheadLog();
  return { ids, events, logEntries };
});

async function find({ store }: UseCaseContext, { directory: name, user }: UserAddress): Promise<Found> {
  const directory = await findDirectory(store, name);
  return { directory, records: await findUserRecords(store.directory(directory.id), user) };
}
