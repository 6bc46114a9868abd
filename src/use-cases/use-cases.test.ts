// All use cases, one by one: what the audit log says of them, whom they refuse, and that nothing is done when that cannot be written.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import labels from '../../console/src/locales/en.json' with { type: 'json' };
import {
  type Actor,
  type AuditEntry,
  actorName,
  apiKeyActor,
  burstChoice,
  createApiKey,
  hashAcceptance,
  hasScope,
  type Need,
  personActor,
  type Scope,
  type StoredAuditAction,
  StoreUnavailable,
  scopes,
} from '../domain/index.ts';
import { deliveryOf } from '../store/testing/samples.ts';
import type { UseCaseContext } from './context.ts';
import * as useCases from './index.ts';
import { type Installation, openInstallation, password, schemaDocument } from './testing/installation.ts';

type Row = readonly [
  action: StoredAuditAction,
  target: string | undefined,
  subject: string | undefined,
  ...changed: readonly string[],
];

interface Sample {
  /** Right, scope and password of the use case, in words of this test's own, so that a slip in a use case is found. */
  readonly need: string;
  readonly run: (installation: Installation, ctx: UseCaseContext) => Promise<unknown>;
  /** What it needs besides the installation. */
  readonly prepare?: (installation: Installation) => Promise<unknown>;
  /** Who calls; mostly the command line. */
  readonly caller?: (installation: Installation) => Actor;
  /** What an API key needs besides the scope of the use case. */
  readonly scopes?: readonly Scope[];
  /** Who the caller has turned out to be; the command line where it says so itself. */
  readonly actor?: string;
  /** The audit records, oldest first; `*` is an id that the use case makes. */
  readonly rows: (installation: Installation) => readonly Row[];
}

const noTitle = { list: 'users', name: ' No title ', query: 'missing=title&status=active' } as const;
const somewhere = { device: 'Chrome', network: '192.0.2.0/24' };

const samples: Readonly<Record<string, Sample>> = {
  'apiKeys.create': {
    need: 'administer admin and the password',
    run: ({ directory: { id } }, ctx) =>
      useCases.apiKeys.create(ctx, { name: 'New', scopes: ['users:read'], directories: [id], expiresInDays: 30 }),
    rows: () => [['api_key.created', '*', 'New', 'scopes', 'directories', 'expiresAt']],
  },
  'apiKeys.change': {
    need: 'administer admin',
    run: ({ apiKey }, ctx) => useCases.apiKeys.change(ctx, { key: apiKey.id, name: 'Other', expiresInDays: 30 }),
    rows: ({ apiKey }) => [['api_key.changed', apiKey.id, 'Other', 'name', 'expiresAt']],
  },
  'apiKeys.revoke': {
    need: 'administer admin',
    run: ({ apiKey }, ctx) => useCases.apiKeys.revoke(ctx, { key: apiKey.id }),
    rows: ({ apiKey }) => [['api_key.revoked', apiKey.id, 'Personnel']],
  },
  'administrators.invite': {
    need: 'own admin and the password',
    run: (_, ctx) => useCases.administrators.invite(ctx, { email: 'New@example.com', role: 'auditor' }),
    rows: () => [['administrator.invited', '*', 'new@example.com', 'role']],
  },
  'administrators.changeRole': {
    need: 'own admin and the password',
    run: ({ editor: { id } }, ctx) => useCases.administrators.changeRole(ctx, { administrator: id, role: 'auditor' }),
    rows: ({ editor }) => [['administrator.role_changed', editor.id, editor.email, 'role']],
  },
  'administrators.reset': {
    need: 'own admin and the password',
    run: ({ editor: { email } }, ctx) => useCases.administrators.reset(ctx, { administrator: email }),
    rows: ({ editor }) => [['administrator.reset', editor.id, editor.email]],
  },
  'administrators.remove': {
    need: 'own admin and the password',
    run: ({ editor: { id } }, ctx) => useCases.administrators.remove(ctx, { administrator: id }),
    rows: ({ editor }) => [['administrator.removed', editor.id, editor.email, 'role']],
  },
  'cardPins.change': {
    need: 'edit users:write',
    run: ({ directory: { id }, user }, ctx) => useCases.cardPins.change(ctx, { directory: id, user, pinHash: 'hash' }),
    rows: ({ user }) => [['card.changed', user, undefined, 'pin']],
  },
  'signatureAddresses.create': {
    need: 'edit users:write',
    run: ({ directory: { id }, user }, ctx) => useCases.signatureAddresses.create(ctx, { directory: id, user }),
    rows: ({ user }) => [['card.changed', user, undefined, 'signatureAddress']],
  },
  'signatureAddresses.revoke': {
    need: 'edit users:write',
    run: async ({ directory: { id }, user }, ctx) => {
      await ctx.store.directory(id).cards.addSignatureKey(user, 'key');
      return useCases.signatureAddresses.revoke(ctx, { directory: id, user });
    },
    rows: ({ user }) => [['card.changed', user, undefined, 'signatureAddress']],
  },
  'cardPhotos.change': {
    need: 'edit users:write',
    run: ({ directory: { id }, user }, ctx) =>
      useCases.cardPhotos.change(ctx, { directory: id, user, photo: { hash: 'photo', bytes: Uint8Array.of(0xff) } }),
    rows: ({ user }) => [['card.changed', user, undefined, 'photo']],
  },
  'cardTemplates.restore': {
    need: 'administer directories:write',
    run: ({ directory: { id }, template }, ctx) => useCases.cardTemplates.restore(ctx, { directory: id, template }),
    rows: ({ template }) => [['card_template.changed', template, 'Interns', 'name']],
  },
  'cardTemplates.restoreAssignment': {
    need: 'administer directories:write',
    run: ({ directory: { id } }, ctx) => useCases.cardTemplates.restoreAssignment(ctx, { directory: id, version: 1 }),
    rows: () => [['card_assignment.changed', undefined, 'Contoso', 'rules']],
  },
  'cardLocations.add': {
    need: 'administer directories:write',
    run: ({ directory: { id } }, ctx) => useCases.cardLocations.add(ctx, { directory: id, name: 'Berlin' }),
    rows: () => [['card_location.added', '*', 'Berlin']],
  },
  'cardLocations.change': {
    need: 'administer directories:write',
    run: ({ directory: { id }, location }, ctx) =>
      useCases.cardLocations.change(ctx, { directory: id, location, street: 'Prager Straße 1' }),
    rows: ({ location }) => [['card_location.changed', location, 'Dresden', 'street']],
  },
  'cardLocations.remove': {
    need: 'administer directories:write',
    run: ({ directory: { id }, location }, ctx) => useCases.cardLocations.remove(ctx, { directory: id, location }),
    rows: ({ location }) => [['card_location.removed', location, 'Dresden']],
  },
  'cardChanges.chooseTemplate': {
    need: 'edit users:write',
    run: ({ directory: { id }, user, template }, ctx) =>
      useCases.cardChanges.chooseTemplate(ctx, { directory: id, users: [user], template }),
    rows: ({ user }) => [['card.template_chosen', user, undefined, 'template']],
  },
  'cardChanges.setState': {
    need: 'edit users:write',
    run: ({ directory: { id }, user }, ctx) =>
      useCases.cardChanges.setState(ctx, { directory: id, matching: { ids: [user] }, state: 'published' }),
    rows: ({ user }) => [['card.published', user, undefined]],
  },
  'cardChanges.undo': {
    need: 'edit users:write',
    run: ({ directory: { id }, change }, ctx) => useCases.cardChanges.undo(ctx, { directory: id, change }),
    rows: ({ user }) => [['card.undone', user, undefined]],
  },
  'cardNumbers.change': {
    need: 'administer directories:write',
    run: ({ directory: { id } }, ctx) => useCases.cardNumbers.change(ctx, { directory: id, onlySums: true }),
    rows: () => [['cards.changed', undefined, 'Contoso', 'onlySums']],
  },
  'cards.changeSettings': {
    need: 'administer directories:write',
    run: ({ directory: { id } }, ctx) => useCases.cards.changeSettings(ctx, { directory: id, enabled: false }),
    rows: () => [['cards.changed', undefined, 'Contoso', 'enabled']],
  },
  'cardTemplates.add': {
    need: 'administer directories:write',
    run: ({ directory: { id } }, ctx) => useCases.cardTemplates.add(ctx, { directory: id, name: 'Sales' }),
    rows: () => [['card_template.added', '*', 'Sales']],
  },
  'cardTemplates.change': {
    need: 'administer directories:write',
    run: ({ directory: { id }, template }, ctx) => {
      const fields = { fax: { rule: 'own', isVisible: false } } as const;
      return useCases.cardTemplates.change(ctx, { directory: id, template, name: 'Interns', fields });
    },
    rows: ({ template }) => [['card_template.changed', template, 'Interns', 'name', 'fax']],
  },
  'cardTemplates.remove': {
    need: 'administer directories:write',
    run: ({ directory: { id }, template }, ctx) => useCases.cardTemplates.remove(ctx, { directory: id, template }),
    rows: ({ template }) => [['card_template.removed', template, 'Trainees']],
  },
  'cardTemplates.assign': {
    need: 'administer directories:write',
    run: ({ directory: { id }, template }, ctx) =>
      useCases.cardTemplates.assign(ctx, { directory: id, rules: [{ template, newCards: 'draft' }] }),
    rows: () => [['card_assignment.changed', undefined, 'Contoso', 'rules']],
  },
  'cards.changeValues': {
    need: 'edit users:write',
    run: ({ directory: { id }, user }, ctx) =>
      useCases.cards.changeValues(ctx, { directory: id, user, values: { position: 'Head of Sales' } }),
    rows: ({ user }) => [['card.changed', user, undefined, 'fields']],
  },
  'directories.create': {
    need: 'administer directories:write',
    scopes: ['tokens:write'],
    run: (_, ctx) => useCases.directories.create(ctx, { name: 'Fabrikam', isActive: true }),
    rows: () => [
      ['directory.created', undefined, 'Fabrikam'],
      ['token.created', '*', 'Token 1'],
    ],
  },
  'directories.change': {
    need: 'administer directories:write',
    run: ({ directory: { id } }, ctx) =>
      useCases.directories.change(ctx, { directory: id, name: 'Fabrikam', deprovisioningGuard: true }),
    rows: () => [['directory.changed', undefined, 'Contoso', 'name', 'deprovisioningGuard']],
  },
  'directories.turnSwitches': {
    need: 'connect directories:write',
    run: ({ directory: { id } }, ctx) => useCases.directories.turnSwitches(ctx, { directory: id, entra: true }),
    rows: () => [['directory.changed', undefined, 'Contoso', 'entra']],
  },
  'audit.exportEntries': {
    need: 'audit audit:read',
    run: (_, ctx) => useCases.audit.exportEntries(ctx, { format: 'csv' }),
    rows: () => [['audit.exported', undefined, 'csv']],
  },
  'backups.begin': {
    need: 'operate admin',
    run: (_, ctx) => useCases.backups.begin(ctx, { file: 'becard.backup' }),
    rows: () => [['backup.begun', undefined, 'becard.backup']],
  },
  'backups.noteCreated': {
    need: 'operate admin',
    run: (_, ctx) => useCases.backups.noteCreated(ctx, { id: 'bak_1', file: 'becard.backup', bytes: 4096 }),
    rows: () => [['backup.created', 'bak_1', 'becard.backup', 'bytes']],
  },
  'backups.noteRestored': {
    need: 'operate admin',
    run: (_, ctx) => useCases.backups.noteRestored(ctx, { id: 'bak_1', file: 'becard.backup' }),
    rows: () => [['backup.restored', 'bak_1', 'becard.backup']],
  },
  'backups.noteVerified': {
    need: 'operate admin',
    prepare: ({ ctx }) => useCases.backups.noteCreated(ctx, { id: 'bak_1', file: 'becard.backup' }),
    run: (_, ctx) => useCases.backups.noteVerified(ctx, { id: 'bak_1', file: 'copy.backup' }),
    rows: () => [['backup.verified', 'bak_1', 'copy.backup']],
  },
  'massDeprovisioning.acknowledge': {
    need: 'administer users:write',
    run: ({ directory: { id } }, ctx) => useCases.massDeprovisioning.acknowledge(ctx, { directory: id }),
    rows: () => [['mass_deprovisioning.acknowledged', undefined, 'Contoso', 'since', 'deactivated', 'deleted']],
  },
  'massDeprovisioning.revert': {
    need: 'edit users:write',
    run: ({ directory: { id } }, ctx) =>
      useCases.massDeprovisioning.revert(ctx, { directory: id, choice: burstChoice, from: 0, budgetMs: 1_000 }),
    rows: () => [
      ['mass_deprovisioning.revert_begun', undefined, 'Contoso', 'since', 'deactivated', 'deleted', 'chosen'],
      ['mass_deprovisioning.reverted', undefined, 'Contoso', 'since', 'deactivated', 'deleted', 'chosen'],
    ],
  },
  'demonstrations.letUsersLeave': {
    need: 'administer users:write',
    prepare: ({ ctx, directory, token }) => useCases.tokens.revoke(ctx, { directory: directory.id, token: token.id }),
    run: ({ directory: { id } }, ctx) => useCases.demonstrations.letUsersLeave(ctx, { directory: id }),
    rows: () => [
      ['token.created', '*', 'Demo leavers', 'expiresAt'],
      ['demonstration.users_left', undefined, 'Contoso', 'users'],
    ],
  },
  'provisioningLog.exportEntries': {
    need: 'read log:read',
    run: ({ directory: { id } }, ctx) => useCases.provisioningLog.exportEntries(ctx, { directory: id }),
    rows: () => [['log.exported', undefined, 'Contoso']],
  },
  'provisioningLog.reveal': {
    need: 'administer admin',
    run: ({ directory: { id }, logEntry }, ctx) =>
      useCases.provisioningLog.reveal(ctx, { directory: id, entry: logEntry.id }),
    rows: ({ logEntry }) => [['log.revealed', logEntry.id, undefined]],
  },
  'rehearsals.issueToken': {
    need: 'administer tokens:write',
    prepare: ({ ctx, directory, token }) => useCases.tokens.revoke(ctx, { directory: directory.id, token: token.id }),
    run: ({ directory: { id } }, ctx) => useCases.rehearsals.issueToken(ctx, { directory: id }),
    rows: () => [['token.created', '*', 'Test run', 'expiresAt']],
  },
  'rehearsals.endToken': {
    need: 'administer tokens:write',
    run: ({ directory: { id }, token }, ctx) => useCases.rehearsals.endToken(ctx, { directory: id, token: token.id }),
    rows: ({ token }) => [['token.revoked', token.id, 'Entra']],
  },
  'rehearsals.cancel': {
    need: 'administer tokens:write',
    prepare: ({ ctx: { store, platform }, directory }) =>
      store.rehearsals.begin({ id: 'reh_1', directoryId: directory.id, seenAt: platform.clock(), text: '{}' }, 0),
    run: ({ directory: { id } }, ctx) => useCases.rehearsals.cancel(ctx, { directory: id }),
    rows: () => [['rehearsal.cancelled', undefined, 'Contoso']],
  },
  'retention.resume': {
    need: 'operate admin',
    prepare: ({ ctx: { store } }) => store.retention.saveClock({ seenAt: 0, waitedRuns: 0 }),
    run: (_, ctx) => useCases.retention.resume(ctx, {}),
    rows: () => [['retention.resumed', undefined, undefined]],
  },
  'sessions.signIn': {
    need: 'public no key',
    run: ({ owner: { proof } }, ctx) =>
      useCases.sessions.signIn(ctx, { proof, origin: somewhere, earlierSecret: undefined }),
    rows: ({ owner }) => [['session.opened', owner.id, undefined]],
    actor: 'owner@example.com',
  },
  'sessions.refuse': {
    need: 'public no key',
    run: (_, ctx) => useCases.sessions.refuse(ctx, { email: 'owner@example.com' }),
    rows: () => [['session.refused', undefined, undefined]],
    actor: 'owner@example.com',
  },
  'sessions.join': {
    need: 'public no key',
    run: async ({ invitation }, ctx) => {
      const acceptance = { secret: invitation, password };
      const hash = await hashAcceptance({ store: ctx.store.administrators, platform: ctx.platform }, acceptance);
      return useCases.sessions.join(ctx, { acceptance, hash, origin: somewhere, earlierSecret: undefined });
    },
    rows: ({ editor }) => [['administrator.joined', editor.id, editor.email, 'role']],
    actor: 'editor@example.com',
  },
  'sessions.confirm': {
    need: 'read no key',
    caller: ({ owner }) => owner.caller,
    run: ({ owner: { secret } }, ctx) => useCases.sessions.confirm(ctx, { secret }),
    rows: () => [['session.confirmed', undefined, undefined]],
  },
  'sessions.close': {
    need: 'public no key',
    run: ({ owner: { secret } }, ctx) => useCases.sessions.close(ctx, { secret }),
    rows: () => [['session.closed', undefined, undefined]],
    actor: 'owner@example.com',
  },
  'sessions.end': {
    need: 'read no key',
    caller: ({ owner }) => owner.caller,
    run: ({ owner: { otherSession } }, ctx) => useCases.sessions.end(ctx, { session: otherSession }),
    rows: ({ owner }) => [['session.ended', owner.otherSession, 'Firefox']],
  },
  'sessions.endOthers': {
    need: 'read no key',
    caller: ({ owner }) => owner.caller,
    run: (_, ctx) => useCases.sessions.endOthers(ctx, {}),
    rows: ({ owner }) => [['session.ended', owner.otherSession, 'Firefox']],
  },
  'sessions.changePassword': {
    need: 'read no key',
    caller: ({ owner }) => owner.caller,
    run: ({ owner: { secret } }, ctx) => useCases.sessions.changePassword(ctx, { secret, hash: 'hash of another' }),
    rows: ({ owner }) => [['administrator.password_changed', owner.id, 'owner@example.com']],
  },
  'users.restore': {
    need: 'edit users:write',
    run: ({ directory: { id }, deleted }, ctx) => useCases.users.restore(ctx, { directory: id, user: deleted }),
    rows: ({ deleted }) => [['user.restored', deleted, undefined]],
  },
  'users.exportList': {
    need: 'edit users:read',
    run: ({ directory: { id } }, ctx) => useCases.users.exportList(ctx, { directory: id, count: 1 }),
    rows: () => [['users.exported', undefined, 'Contoso', 'users']],
  },
  'users.exportOne': {
    need: 'administer admin',
    run: ({ directory: { id }, user }, ctx) => useCases.users.exportOne(ctx, { directory: id, user }),
    rows: ({ user }) => [['user.exported', user, undefined]],
  },
  'users.erase': {
    need: 'administer users:write and the password',
    run: ({ directory: { id }, user }, ctx) =>
      useCases.users.erase(ctx, { directory: id, user, untilLogged: () => Promise.resolve() }),
    rows: ({ user }) => [
      ['user.erasure_begun', user, undefined],
      ['user.erased', user, undefined],
    ],
  },
  'directories.remove': {
    need: 'administer directories:write and the password',
    run: ({ directory: { id } }, ctx) => useCases.directories.remove(ctx, { directory: id, typedName: 'Contoso' }),
    rows: () => [
      ['directory.deletion_begun', undefined, 'Contoso', 'users', 'groups'],
      ['directory.deleted', undefined, 'Contoso', 'users', 'groups'],
    ],
  },
  'schemas.importDocument': {
    need: 'administer directories:write',
    run: ({ directory: { id } }, ctx) =>
      useCases.schemas.importDocument(ctx, { directory: id, document: schemaDocument('urn:fabrikam:2.0:User') }),
    rows: () => [['schema.imported', 'urn:fabrikam:2.0:User', undefined]],
  },
  'savedViews.save': {
    need: 'edit users:write',
    run: ({ directory: { id } }, ctx) => useCases.savedViews.save(ctx, { ...noTitle, directory: id }),
    rows: () => [['saved_view.saved', '*', 'No title', 'query']],
  },
  'savedViews.remove': {
    need: 'edit users:write',
    run: ({ directory: { id }, view }, ctx) => useCases.savedViews.remove(ctx, { directory: id, view: view.id }),
    rows: ({ view }) => [['saved_view.removed', view.id, 'No title']],
  },
  'schemas.remove': {
    need: 'administer directories:write',
    run: ({ directory: { id }, schema }, ctx) => useCases.schemas.remove(ctx, { directory: id, urn: schema }),
    rows: ({ schema }) => [['schema.removed', schema, undefined]],
  },
  'setupLinks.create': {
    need: 'administer tokens:write and the password',
    run: ({ directory: { id } }, ctx) => useCases.setupLinks.create(ctx, { directory: id, name: 'Fabrikam IT' }),
    rows: () => [['setup_link.created', '*', 'Fabrikam IT', 'expiresAt']],
  },
  'setupLinks.renew': {
    need: 'administer tokens:write and the password',
    run: ({ directory: { id }, expired: { link } }, ctx) =>
      useCases.setupLinks.renew(ctx, { directory: id, link: link.id }),
    rows: ({ expired: { link } }) => [['setup_link.renewed', link.id, 'Expired', 'expiresAt']],
  },
  'setupLinks.rename': {
    need: 'administer tokens:write',
    run: ({ directory: { id }, link: { link } }, ctx) =>
      useCases.setupLinks.rename(ctx, { directory: id, link: link.id, name: ' Fabrikam IT ' }),
    rows: ({ link: { link } }) => [['setup_link.renamed', link.id, 'Fabrikam IT', 'name']],
  },
  'setupLinks.revoke': {
    need: 'administer tokens:write',
    run: ({ directory: { id }, link: { link } }, ctx) =>
      useCases.setupLinks.revoke(ctx, { directory: id, link: link.id }),
    rows: ({ link: { link } }) => [
      ['setup_link.revoked', link.id, 'Contoso IT'],
      ['token.revoked', '*', 'By link'],
    ],
  },
  'setupLinks.open': {
    need: 'public no key',
    run: ({ link: { secret } }, ctx) => useCases.setupLinks.open(ctx, { secret }),
    rows: ({ link: { link } }) => [['setup_link.opened', link.id, 'Contoso IT']],
    actor: 'setup link (Contoso IT)',
  },
  'setupLinks.requestRenewal': {
    need: 'public no key',
    run: ({ expired: { secret } }, ctx) => useCases.setupLinks.requestRenewal(ctx, { secret }),
    rows: ({ expired: { link } }) => [['setup_link.requested', link.id, 'Expired']],
    actor: 'setup link (Expired)',
  },
  'cardLinks.create': {
    need: 'edit users:write',
    run: ({ directory: { id }, user }, ctx) => useCases.cardLinks.create(ctx, { directory: id, card: user, days: 14 }),
    rows: ({ user }) => [['card_link.created', user, undefined, 'expiresAt']],
  },
  'cardLinks.revoke': {
    need: 'edit users:write',
    run: ({ directory: { id }, user }, ctx) => useCases.cardLinks.revoke(ctx, { directory: id, card: user }),
    rows: ({ user }) => [['card_link.revoked', user, undefined]],
  },
  'cardLinks.open': {
    need: 'public no key',
    run: ({ cardLink: { secret } }, ctx) => useCases.cardLinks.open(ctx, { secret }),
    rows: ({ user }) => [['card_link.opened', user, undefined]],
    actor: 'person',
  },
  'myCard.changeValues': {
    need: 'public no key',
    run: (_, ctx) => useCases.myCard.changeValues(ctx, { values: { website: 'contoso.example' } }),
    caller: ({ cardLink: { link } }) => personActor(link),
    rows: ({ user }) => [['card.changed', user, undefined, 'fields']],
  },
  'myCard.setPhoto': {
    need: 'public no key',
    run: (_, ctx) => useCases.myCard.setPhoto(ctx, { photo: { hash: 'photo', bytes: Uint8Array.of(0xff) } }),
    caller: ({ cardLink: { link } }) => personActor(link),
    rows: ({ user }) => [['card.changed', user, undefined, 'photo']],
  },
  'myCard.setPin': {
    need: 'public no key',
    run: (_, ctx) => useCases.myCard.setPin(ctx, { pinHash: 'hash' }),
    caller: ({ cardLink: { link } }) => personActor(link),
    rows: ({ user }) => [['card.changed', user, undefined, 'pin']],
  },
  'myCard.setState': {
    need: 'public no key',
    prepare: ({ ctx: { store }, directory: { id }, user }) =>
      store.directory(id).cards.setState([user], 'published', 3),
    run: (_, ctx) => useCases.myCard.setState(ctx, { state: 'paused' }),
    caller: ({ cardLink: { link } }) => personActor(link),
    rows: ({ user }) => [['card.paused', user, undefined]],
  },
  'tokens.create': {
    need: 'connect tokens:write and the password',
    run: ({ directory: { id } }, ctx) =>
      useCases.tokens.create(ctx, { directory: id, name: 'New', expiresInDays: 30, replace: true }),
    rows: ({ token }) => [
      ['token.created', '*', 'New', 'expiresAt'],
      ['token.revoked', token.id, 'Entra'],
      ['token.revoked', '*', 'By link'],
    ],
  },
  'tokens.change': {
    need: 'connect tokens:write',
    run: ({ directory: { id }, token }, ctx) =>
      useCases.tokens.change(ctx, { directory: id, token: token.id, name: 'Other' }),
    rows: ({ token }) => [['token.changed', token.id, 'Other', 'name']],
  },
  'eventStreams.create': {
    need: 'administer event-streams:write and the password',
    run: ({ directory: { id } }, ctx) =>
      useCases.eventStreams.create(ctx, { directory: id, audience: 'https://other.example', delivery: 'poll' }),
    rows: () => [['event_stream.created', '*', 'https://other.example']],
  },
  'eventStreams.change': {
    need: 'administer event-streams:write and the password',
    run: ({ directory: { id }, eventStream }, ctx) =>
      useCases.eventStreams.change(ctx, { directory: id, stream: eventStream.id, format: 'full', events: ['delete'] }),
    rows: ({ eventStream }) => [['event_stream.changed', eventStream.id, eventStream.audience, 'format', 'events']],
  },
  'eventStreams.pause': {
    need: 'administer event-streams:write',
    run: ({ directory: { id }, eventStream }, ctx) =>
      useCases.eventStreams.pause(ctx, { directory: id, stream: eventStream.id }),
    rows: ({ eventStream }) => [['event_stream.paused', eventStream.id, eventStream.audience]],
  },
  'eventStreams.resume': {
    need: 'administer event-streams:write',
    prepare: ({ ctx, directory: { id }, eventStream }) =>
      useCases.eventStreams.pause(ctx, { directory: id, stream: eventStream.id }),
    run: ({ directory: { id }, eventStream }, ctx) =>
      useCases.eventStreams.resume(ctx, { directory: id, stream: eventStream.id }),
    rows: ({ eventStream }) => [['event_stream.resumed', eventStream.id, eventStream.audience]],
  },
  'eventStreams.disable': {
    need: 'administer event-streams:write',
    run: ({ directory: { id }, eventStream }, ctx) =>
      useCases.eventStreams.disable(ctx, { directory: id, stream: eventStream.id, reason: 'gone' }),
    rows: ({ eventStream }) => [['event_stream.disabled', eventStream.id, eventStream.audience, 'reason']],
  },
  'eventStreams.test': {
    need: 'administer event-streams:write',
    run: ({ directory: { id }, eventStream }, ctx) =>
      useCases.eventStreams.test(ctx, { directory: id, stream: eventStream.id }),
    rows: ({ eventStream }) => [['event_stream.tested', eventStream.id, eventStream.audience, 'eventId']],
  },
  'eventStreams.rotateToken': {
    need: 'administer event-streams:write and the password',
    run: ({ directory: { id }, eventStream }, ctx) =>
      useCases.eventStreams.rotateToken(ctx, { directory: id, stream: eventStream.id }),
    rows: ({ eventStream }) => [['event_stream.token_rotated', eventStream.id, eventStream.audience]],
  },
  'eventStreams.rotateKey': {
    need: 'administer event-streams:write',
    run: ({ directory: { id } }, ctx) => useCases.eventStreams.rotateKey(ctx, { directory: id }),
    rows: () => [['signing_key.rotated', '*', 'Contoso']],
  },
  'eventStreams.remove': {
    need: 'administer event-streams:write',
    run: ({ directory: { id }, eventStream }, ctx) =>
      useCases.eventStreams.remove(ctx, { directory: id, stream: eventStream.id }),
    rows: ({ eventStream }) => [['event_stream.removed', eventStream.id, eventStream.audience]],
  },
  'webhooks.create': {
    need: 'administer webhooks:write and the password',
    run: ({ directory: { id } }, ctx) =>
      useCases.webhooks.create(ctx, { directory: id, url: 'https://example.com/new', types: ['user.created'] }),
    rows: () => [['webhook.created', '*', 'https://example.com/new']],
  },
  'webhooks.change': {
    need: 'administer webhooks:write',
    run: ({ webhook: { id } }, ctx) =>
      useCases.webhooks.change(ctx, { webhook: id, url: 'https://example.com/other', types: ['user.deleted'] }),
    rows: ({ webhook }) => [['webhook.changed', webhook.id, 'https://example.com/other', 'url', 'types']],
  },
  'webhooks.pause': {
    need: 'administer webhooks:write',
    run: ({ webhook: { id } }, ctx) => useCases.webhooks.pause(ctx, { webhook: id }),
    rows: ({ webhook }) => [['webhook.paused', webhook.id, webhook.url]],
  },
  'webhooks.resume': {
    need: 'administer webhooks:write',
    prepare: ({ ctx, webhook: { id } }) => useCases.webhooks.pause(ctx, { webhook: id }),
    run: ({ webhook: { id } }, ctx) => useCases.webhooks.resume(ctx, { webhook: id }),
    rows: ({ webhook }) => [['webhook.resumed', webhook.id, webhook.url]],
  },
  'webhooks.disable': {
    need: 'administer webhooks:write',
    run: ({ webhook: { id } }, ctx) => useCases.webhooks.disable(ctx, { webhook: id, reason: 'gone' }),
    rows: ({ webhook }) => [['webhook.disabled', webhook.id, webhook.url, 'reason']],
  },
  'webhooks.rotate': {
    need: 'administer webhooks:write and the password',
    run: ({ webhook: { id } }, ctx) => useCases.webhooks.rotate(ctx, { webhook: id }),
    rows: ({ webhook }) => [['webhook.secret_rotated', webhook.id, webhook.url]],
  },
  'webhooks.remove': {
    need: 'administer webhooks:write',
    run: ({ webhook: { id } }, ctx) => useCases.webhooks.remove(ctx, { webhook: id }),
    rows: ({ webhook }) => [['webhook.removed', webhook.id, webhook.url]],
  },
  'webhooks.test': {
    need: 'administer webhooks:write',
    run: ({ webhook: { id } }, ctx) => useCases.webhooks.test(ctx, { webhook: id }),
    rows: ({ webhook }) => [['webhook.tested', webhook.id, webhook.url, 'eventId']],
  },
  'webhooks.resend': {
    need: 'administer webhooks:write',
    prepare: ({ ctx: { store }, webhook: { id } }) =>
      store.deliveries.keep({ webhookId: id, attempts: [deliveryOf('dlv_1', { webhookId: id })] }),
    run: ({ webhook: { id } }, ctx) => useCases.webhooks.resend(ctx, { webhook: id, delivery: 'dlv_1' }),
    rows: ({ webhook }) => [['webhook.resent', webhook.id, webhook.url, 'eventId']],
  },
  'webhooks.recover': {
    need: 'administer webhooks:write',
    run: ({ webhook: { id } }, ctx) =>
      useCases.webhooks.recover(ctx, { webhook: id, since: ctx.platform.clock() - 1000 }),
    rows: ({ webhook }) => [['webhook.recovery_begun', webhook.id, webhook.url, 'since']],
  },
  'tokens.revoke': {
    need: 'connect tokens:write',
    run: ({ directory: { id }, token }, ctx) => useCases.tokens.revoke(ctx, { directory: id, token: token.id }),
    rows: ({ token }) => [['token.revoked', token.id, 'Entra']],
  },
};

const all = Object.entries(useCases).flatMap(([noun, verbs]) =>
  Object.entries(verbs).map(([verb, useCase]): [string, Need] => [`${noun}.${verb}`, useCase]),
);

test('every use case has a sample here', () => {
  assert.deepEqual(Object.keys(samples).toSorted(), all.map(([name]) => name).toSorted());
});

for (const [name, { right, scope, needsPassword = false }] of all) {
  const { rows, actor, caller = ({ ctx }) => ctx.actor, ...sample } = samples[name] ?? assert.fail(name);
  const run = (installation: Installation): Promise<unknown> =>
    sample.run(installation, { ...installation.ctx, actor: caller(installation) });
  const open = async (): Promise<Installation> => {
    const installation = await openInstallation();
    await sample.prepare?.(installation);
    return installation;
  };

  test(`${name} needs ${sample.need}`, () => {
    assert.equal(`${right} ${scope ?? 'no key'}${needsPassword ? ' and the password' : ''}`, sample.need);
  });

  test(`${name} leaves its audit records`, async () => {
    const installation = await open();
    const before = await recordsOf(installation);

    await run(installation);

    const wanted = rows(installation);
    const records = (await recordsOf(installation)).slice(before.length);
    assert.deepEqual(
      records.map((record, at) => rowOf(record, wanted[at])),
      wanted,
    );
    assert.ok(records.every((record) => record.actor === (actor ?? actorName(caller(installation)))));
    for (const { action } of records)
      assert.ok(`audit.action.${action}` in labels, `The texts lack audit.action.${action}`);
  });

  test(`${name} does nothing when its audit record cannot be written`, async () => {
    const installation = await open();
    const before = await stateOf(installation);

    installation.fillDisk();
    await assert.rejects(run(installation), StoreUnavailable);

    assert.deepEqual(await stateOf(installation), before);
  });

  if (scope !== undefined) {
    test(`${name} is done by an API key with the scope ${scope}, in its own name`, async () => {
      const installation = await open();
      const before = await recordsOf(installation);
      const key = await keyWith(installation, scope, ...(sample.scopes ?? []));

      await sample.run(installation, { ...installation.ctx, actor: key });

      const records = (await recordsOf(installation)).slice(before.length);
      assert.deepEqual(records.length, rows(installation).length);
      assert.ok(records.every((record) => record.actor === 'API key (Other)'));
    });
  }

  const lacking = scopes.filter((held) => scope === undefined || !hasScope([held], scope));
  test(`${name} is refused to API keys with ${lacking.join(', ') || 'no scope'}`, async () => {
    const installation = await open();
    const before = await stateOf(installation);

    for (const held of lacking) {
      const actor = { ...apiKeyActor(installation.apiKey), scopes: [held] };
      await assert.rejects(sample.run(installation, { ...installation.ctx, actor }), { code: 'BC-903' }, held);
    }

    assert.deepEqual(await stateOf(installation), before);
  });

  if (right !== 'public') {
    test(`${name} is refused to a caller without the right "${right}"`, async () => {
      const installation = await open();
      const before = await stateOf(installation);
      const visitor = { ...installation.ctx, actor: { kind: 'visitor' } } as const;

      await assert.rejects(sample.run(installation, visitor), { code: 'BC-903' });

      assert.deepEqual(await stateOf(installation), before);
    });
  }
}

async function keyWith({ ctx }: Installation, ...held: readonly Scope[]): Promise<Actor> {
  return apiKeyActor((await createApiKey(ctx, { name: 'Other', scopes: held })).key);
}

function rowOf({ action, target, subject, changes }: AuditEntry, wanted: Row | undefined): Row {
  const shown = wanted?.[1] === '*' && target !== undefined ? '*' : target;
  return [action, shown, subject, ...changes.map(({ path }) => path)];
}

async function recordsOf({ ctx }: Installation): Promise<readonly AuditEntry[]> {
  return (await ctx.store.audit.list({ limit: 100 })).toReversed();
}

async function stateOf(installation: Installation): Promise<unknown> {
  const {
    ctx: { store },
    directory: { id },
    owner,
  } = installation;
  const directory = store.directory(id);
  return {
    directories: await store.directories.list(),
    tokens: await directory.tokens.list(),
    apiKeys: await store.apiKeys.list(),
    links: await directory.setupLinks.list(),
    schemas: await directory.schemas.text(),
    views: await directory.savedViews.list(),
    users: await directory.resources.count('User', { kind: 'all' }),
    newestEvent: await directory.events.newest(),
    records: await recordsOf(installation),
    rehearsal: await store.rehearsals.find(id),
    administrators: await store.administrators.list(),
    sessions: await store.administrators.sessions.list(owner.id),
    retentionClock: await store.retention.clock(),
    webhooks: await store.webhooks.list(),
    eventStreams: await directory.eventStreams.list(),
    signingKeys: await directory.signingKeys.list(),
    queue: await store.deliveries.queued(installation.webhook.id),
  };
}
