// An installation with one of everything that a use case can name, and audit records that a test can make fail.

import { addLocation, addTemplate, type CardScope, changeSettings, changeTemplate } from '../../cards/index.ts';
import {
  type Actor,
  type Administrator,
  type AdministratorId,
  type ApiKey,
  acceptInvitation,
  administratorActor,
  type CardChangeId,
  type Context,
  createAdministrator,
  createApiKey,
  createCardLink,
  createDirectory,
  createResource,
  createSetupLink,
  createStream,
  createToken,
  createWebhook,
  type Directory,
  type EventStream,
  findDirectory,
  findSession,
  importSchemas,
  type LogEntry,
  newEventId,
  newLogEntryId,
  openSession,
  type Proof,
  type ResourceId,
  removeResource,
  type SavedView,
  type SessionId,
  type Store,
  StoreUnavailable,
  saveView,
  type Token,
  userKind,
  verifyAdministrator,
  type Webhook,
} from '../../domain/index.ts';
import { day, openWorkbench } from '../../domain/testing/workbench.ts';
import { changeIdOf, entryOf } from '../../store/testing/samples.ts';
import { resourceContext, type UseCaseContext } from '../context.ts';

type MadeLink = Awaited<ReturnType<typeof createSetupLink>>;
type MadeCardLink = Awaited<ReturnType<typeof createCardLink>>;

export interface Installation {
  /** The command line, as which most use cases are tried. */
  readonly ctx: UseCaseContext;
  readonly directory: Directory;
  readonly token: Token;
  readonly apiKey: ApiKey;
  /** A link that lets its holder in, and one that has expired, with their secrets. */
  readonly link: MadeLink;
  readonly expired: MadeLink;
  readonly schema: string;
  readonly owner: SignedIn;
  readonly editor: Administrator;
  /** The link of the editor, who has not chosen a password yet. */
  readonly invitation: string;
  /** A user, and another who was deleted and can be restored. */
  readonly user: ResourceId;
  /** The link of this user to the own card. */
  readonly cardLink: MadeCardLink;
  /** A change of the state of the user's card. */
  readonly change: CardChangeId;
  /** Of cards; no rule names it. */
  readonly template: string;
  /** Of an office. */
  readonly location: string;
  readonly deleted: ResourceId;
  readonly logEntry: LogEntry;
  readonly webhook: Webhook;
  readonly view: SavedView;
  /** Its receiver polls. */
  readonly eventStream: EventStream;
  /** From now on no audit record can be written. */
  readonly fillDisk: () => void;
}

/** An owner with two sessions: of the first one here are the caller and the secret. */
export interface SignedIn {
  readonly id: AdministratorId;
  readonly caller: Actor;
  readonly secret: string;
  readonly otherSession: SessionId;
  readonly proof: Proof;
}

export const password = 'correct horse battery';

export async function openInstallation(): Promise<Installation> {
  let isFull = false;
  const { store, platform, accounts, pass } = openWorkbench();
  const ctx: UseCaseContext = {
    actor: { kind: 'cli', userName: 'root' },
    origin: 'becard.test',
    store: refusingRecords(store, () => isFull),
    platform,
    auditKey: undefined,
    targets: { findProblem: () => undefined, maxUrlLength: 2048 },
    publicUrl: 'https://becard.test',
  };
  const { id } = await createDirectory(store, platform, { name: 'Contoso', testing: true, demonstration: true });
  const scope = { directoryId: id, store: store.directory(id), platform };
  const expired = await createSetupLink(scope, { name: 'Expired', createdBy: 'test' });
  pass(4 * day);
  const link = await createSetupLink(scope, { name: 'Contoso IT', createdBy: 'test' });
  const { token } = await createToken(scope, { name: 'Entra', createdBy: 'test' });
  pass(1);
  await createToken({ ...scope, setupLinkId: link.link.id }, { name: 'By link', createdBy: 'test' });
  const { key: apiKey } = await createApiKey({ ...ctx, store }, { name: 'Personnel', scopes: ['users:read'] });
  const owner = await signInOwner({ ...ctx, store });
  const { administrator: editor, secret: invitation } = await createAdministrator(
    accounts,
    'editor@example.com',
    'editor',
  );
  const schema = 'urn:contoso:2.0:User';
  await importSchemas(scope.store, schemaDocument(schema));
  const directory = await findDirectory(store, id);
  const context = resourceContext({ ...ctx, store }, directory);
  const user = await addUser(context, 'ada');
  const { change, template, location } = await addCard({ store, platform, directory }, user);
  const deleted = await addUser(context, 'bob');
  await removeResource(context, userKind, deleted, undefined);
  await deprovisionMany(context);
  const view = await saveView(scope, { list: 'users', name: 'No title', query: 'missing=title' }, 'test');
  const logEntry = await addLogEntry({ ...ctx, store }, directory);
  const target = { url: 'https://example.com/becard', description: undefined, types: undefined };
  const { webhook } = await createWebhook({ ...ctx, store }, target, id);
  const streams = { ...ctx, store, directoryId: id };
  const settings = { audience: 'https://receiver.example', events: undefined };
  const { stream: eventStream } = await createStream(streams, 'poll', settings);
  const fillDisk = (): void => {
    isFull = true;
  };
  const cardLink = await createCardLink(scope, { resourceId: user, days: 1, createdBy: 'test' });
  const people = { owner, editor, invitation, user, cardLink, template, location, deleted };
  return {
    ctx,
    directory,
    token,
    apiKey,
    link,
    expired,
    schema,
    ...people,
    change,
    logEntry,
    webhook,
    eventStream,
    view,
    fillDisk,
  };
}

/** A schema that adds one attribute to a user. */
export function schemaDocument(urn: string): string {
  const schemas = ['urn:ietf:params:scim:schemas:core:2.0:Schema'];
  return JSON.stringify({ schemas, id: urn, name: 'Badge', attributes: [{ name: 'badge', type: 'string' }] });
}

function refusingRecords(store: Store, isFull: () => boolean): Store {
  const append: Store['audit']['append'] = (seal) =>
    isFull() ? Promise.reject(new StoreUnavailable('full', 'no space')) : store.audit.append(seal);
  return {
    ...store,
    audit: { ...store.audit, append },
    transaction: (work) => store.transaction((inner) => work(refusingRecords(inner, isFull))),
  };
}

async function signInOwner({ store, platform }: UseCaseContext): Promise<SignedIn> {
  const accounts = { store: store.administrators, platform };
  const email = 'owner@example.com';
  const { secret: invitation } = await createAdministrator(accounts, email, 'owner');
  const owner = await acceptInvitation(accounts, { secret: invitation, password });
  const { secret } = await openSession(accounts, owner);
  const other = await openSession(accounts, owner, { device: 'Firefox', network: undefined });
  const [session, otherSession] = [await findSession(accounts, secret), await findSession(accounts, other.secret)];
  if (session === undefined || otherSession === undefined) throw new Error('The owner has no session');
  const proof = await verifyAdministrator(accounts, email, password);
  return { id: owner.id, caller: administratorActor(session), secret, otherSession: otherSession.id, proof };
}

async function addUser(context: Context, userName: string): Promise<ResourceId> {
  const schemas = ['urn:ietf:params:scim:schemas:core:2.0:User'];
  const { resource } = await createResource(context, userKind, { schemas, userName });
  return resource.id;
}

/** A card that was published until a change, and a template that no rule names. */
async function addCard(
  scope: CardScope,
  resourceId: ResourceId,
): Promise<Pick<Installation, 'change' | 'template' | 'location'>> {
  const { cards } = scope.store.directory(scope.directory.id);
  await changeSettings(scope, { enabled: true });
  await changeSettings(scope, { newCards: 'draft' });
  const change = changeIdOf('cch_1');
  await cards.add([{ resourceId, handle: 'Ada00000000' }], 'published', 1);
  await cards.setState([resourceId], 'draft', 2, change);
  const { id: template } = await addTemplate(scope, 'Interns');
  await changeTemplate(scope, template, { name: 'Trainees' });
  return { change, template, location: (await addLocation(scope, { name: 'Dresden' })).id };
}

/** A mass deprovisioning of users who are kept no longer. */
export async function deprovisionMany({ store, platform }: Pick<Context, 'store' | 'platform'>): Promise<void> {
  await store.write(async (transaction) => {
    for (let number = 0; number < 26; number += 1) {
      const resourceId = `gone-${number}` as ResourceId;
      const event = {
        id: newEventId(platform),
        type: 'user.deleted',
        at: platform.clock(),
        actor: 'tok_test',
      } as const;
      await transaction.events.append({ ...event, resourceId, subject: 'Gone', changes: [] });
    }
  });
}

export async function addLogEntry(
  { store, platform }: Pick<UseCaseContext, 'store' | 'platform'>,
  { id: directoryId }: Directory,
): Promise<LogEntry> {
  const line = entryOf(newLogEntryId(platform), { at: platform.clock(), action: 'List' });
  await store.appendLog([{ directoryId, entry: line }]);
  return line;
}
