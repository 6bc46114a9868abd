// All use cases, one by one: what the audit log says of them, whom they refuse, and that nothing is done when that cannot be written.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Administrator } from './administrators/administrator.ts';
import { createAdministrator } from './administrators/administrators.ts';
import type { AuditAction, AuditEntry } from './audit/entry.ts';
import { type Actor, actorName, type UseCaseContext } from './context.ts';
import { createDirectory } from './directories/directories.ts';
import type { Directory } from './directories/directory.ts';
import { StoreUnavailable } from './errors/store-unavailable.ts';
import { importSchemas } from './schemas/own-schemas.ts';
import { createSetupLink } from './setup-links/setup-links.ts';
import type { Store } from './store.ts';
import { day, openWorkbench } from './testing/workbench.ts';
import type { Token } from './tokens/token.ts';
import { createToken } from './tokens/tokens.ts';
import type { UseCase } from './use-case.ts';
import * as useCases from './use-cases.ts';

const cli: Actor = { kind: 'cli', userName: 'root' };

interface Scene {
  readonly ctx: UseCaseContext;
  readonly directory: Directory;
  readonly token: Token;
  /** A link that lets its holder in, and one that has expired, with their secrets. */
  readonly link: MadeLink;
  readonly expired: MadeLink;
  readonly editor: Administrator;
  /** From now on no audit record can be written. */
  readonly fillDisk: () => void;
}

type MadeLink = Awaited<ReturnType<typeof createSetupLink>>;

/** An installation with one of everything that a use case can name. */
async function openScene(): Promise<Scene> {
  let isFull = false;
  const { store, platform, accounts, pass } = openWorkbench();
  const ctx = {
    actor: cli,
    origin: 'becard.test',
    store: refusingRecords(store, () => isFull),
    platform,
    auditKey: undefined,
    publicUrl: 'https://becard.test',
  };
  const directory = await createDirectory(store, platform, { name: 'Contoso' });
  const scope = { directoryId: directory.id, store: store.directory(directory.id), platform };
  const expired = await createSetupLink(scope, { name: 'Expired', createdBy: 'test' });
  pass(4 * day);
  const link = await createSetupLink(scope, { name: 'Contoso IT', createdBy: 'test' });
  const { token } = await createToken(scope, { name: 'Entra', createdBy: 'test' });
  await createToken({ ...scope, setupLinkId: link.link.id }, { name: 'By link', createdBy: 'test' });
  const { administrator: editor } = await createAdministrator(accounts, 'editor@example.com', 'editor');
  await importSchemas(scope.store, schemaOf(urn));
  const fillDisk = (): void => {
    isFull = true;
  };
  return { ctx, directory, token, link, expired, editor, fillDisk };
}

const urn = 'urn:contoso:2.0:User';

/** A schema that adds one attribute to a user. */
function schemaOf(id: string): string {
  const schemas = ['urn:ietf:params:scim:schemas:core:2.0:Schema'];
  return JSON.stringify({ schemas, id, name: 'Badge', attributes: [{ name: 'badge', type: 'string' }] });
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

type Row = readonly [
  action: AuditAction,
  target: string | undefined,
  subject: string | undefined,
  ...changed: readonly string[],
];

interface Sample {
  readonly run: (scene: Scene, ctx: UseCaseContext) => Promise<unknown>;
  /** Who the caller has turned out to be; the command line where it says so itself. */
  readonly actor?: string;
  /** The audit records, oldest first; `*` stands for an id that the use case makes. */
  readonly rows: (scene: Scene) => readonly Row[];
}

const samples: Readonly<Record<string, Sample>> = {
  'administrators.invite': {
    run: (_, ctx) => useCases.administrators.invite(ctx, { email: 'New@example.com', role: 'auditor' }),
    rows: () => [['administrator.invited', '*', 'new@example.com', 'role']],
  },
  'administrators.changeRole': {
    run: ({ editor: { id } }, ctx) => useCases.administrators.changeRole(ctx, { administrator: id, role: 'auditor' }),
    rows: ({ editor }) => [['administrator.role_changed', editor.id, editor.email, 'role']],
  },
  'administrators.reset': {
    run: ({ editor: { email } }, ctx) => useCases.administrators.reset(ctx, { email }),
    rows: ({ editor }) => [['administrator.reset', editor.id, editor.email]],
  },
  'administrators.remove': {
    run: ({ editor: { id } }, ctx) => useCases.administrators.remove(ctx, { administrator: id }),
    rows: ({ editor }) => [['administrator.removed', editor.id, editor.email, 'role']],
  },
  'directories.create': {
    run: (_, ctx) => useCases.directories.create(ctx, { name: 'Fabrikam', isActive: true }),
    rows: () => [
      ['directory.created', undefined, 'Fabrikam'],
      ['token.created', '*', 'Token 1'],
    ],
  },
  'directories.change': {
    run: ({ directory: { id } }, ctx) =>
      useCases.directories.change(ctx, { directory: id, name: 'Fabrikam', deprovisioningGuard: true }),
    rows: () => [['directory.changed', undefined, 'Contoso', 'name', 'deprovisioningGuard']],
  },
  'directories.turnSwitches': {
    run: ({ directory: { id } }, ctx) => useCases.directories.turnSwitches(ctx, { directory: id, entra: true }),
    rows: () => [['directory.changed', undefined, 'Contoso', 'entra']],
  },
  'directories.remove': {
    run: ({ directory: { id } }, ctx) => useCases.directories.remove(ctx, { directory: id, typedName: 'Contoso' }),
    rows: () => [
      ['directory.deletion_begun', undefined, 'Contoso', 'users', 'groups'],
      ['directory.deleted', undefined, 'Contoso', 'users', 'groups'],
    ],
  },
  'schemas.importDocument': {
    run: ({ directory: { id } }, ctx) =>
      useCases.schemas.importDocument(ctx, { directory: id, document: schemaOf('urn:fabrikam:2.0:User') }),
    rows: () => [['schema.imported', 'urn:fabrikam:2.0:User', undefined]],
  },
  'schemas.remove': {
    run: ({ directory: { id } }, ctx) => useCases.schemas.remove(ctx, { directory: id, urn }),
    rows: () => [['schema.removed', urn, undefined]],
  },
  'setupLinks.create': {
    run: ({ directory: { id } }, ctx) => useCases.setupLinks.create(ctx, { directory: id, name: 'Fabrikam IT' }),
    rows: () => [['setup_link.created', '*', 'Fabrikam IT', 'expiresAt']],
  },
  'setupLinks.renew': {
    run: ({ directory: { id }, expired: { link } }, ctx) =>
      useCases.setupLinks.renew(ctx, { directory: id, link: link.id }),
    rows: ({ expired: { link } }) => [['setup_link.renewed', link.id, 'Expired', 'expiresAt']],
  },
  'setupLinks.revoke': {
    run: ({ directory: { id }, link: { link } }, ctx) =>
      useCases.setupLinks.revoke(ctx, { directory: id, link: link.id }),
    rows: ({ link: { link } }) => [
      ['setup_link.revoked', link.id, 'Contoso IT'],
      ['token.revoked', '*', 'By link'],
    ],
  },
  'setupLinks.open': {
    run: ({ link: { secret } }, ctx) => useCases.setupLinks.open(ctx, { secret }),
    rows: ({ link: { link } }) => [['setup_link.opened', link.id, 'Contoso IT']],
    actor: 'setup link (Contoso IT)',
  },
  'setupLinks.requestRenewal': {
    run: ({ expired: { secret } }, ctx) => useCases.setupLinks.requestRenewal(ctx, { secret }),
    rows: ({ expired: { link } }) => [['setup_link.requested', link.id, 'Expired']],
    actor: 'setup link (Expired)',
  },
  'tokens.create': {
    run: ({ directory: { id } }, ctx) =>
      useCases.tokens.create(ctx, { directory: id, name: 'New', expiresInDays: 30, replace: true }),
    rows: ({ token }) => [
      ['token.created', '*', 'New', 'expiresAt'],
      ['token.revoked', token.id, 'Entra'],
      ['token.revoked', '*', 'By link'],
    ],
  },
  'tokens.change': {
    run: ({ directory: { id }, token }, ctx) =>
      useCases.tokens.change(ctx, { directory: id, token: token.id, name: 'Other' }),
    rows: ({ token }) => [['token.changed', token.id, 'Other', 'name']],
  },
  'tokens.revoke': {
    run: ({ directory: { id }, token }, ctx) => useCases.tokens.revoke(ctx, { directory: id, token: token.id }),
    rows: ({ token }) => [['token.revoked', token.id, 'Entra']],
  },
};

const all = Object.entries(useCases).flatMap(([noun, verbs]) =>
  Object.entries(verbs).map(([verb, useCase]): [string, Pick<UseCase<never, unknown>, 'right'>] => [
    `${noun}.${verb}`,
    useCase,
  ]),
);

test('every use case has a sample here', () => {
  assert.deepEqual(Object.keys(samples).toSorted(), all.map(([name]) => name).toSorted());
});

for (const [name, { right }] of all) {
  const { run, rows, actor = actorName(cli) } = samples[name] ?? assert.fail(name);

  test(`${name} leaves its audit records`, async () => {
    const scene = await openScene();

    await run(scene, scene.ctx);

    const wanted = rows(scene);
    const records = await recordsOf(scene);
    assert.deepEqual(
      records.map((record, at) => rowOf(record, wanted[at])),
      wanted,
    );
    assert.ok(records.every((record) => record.actor === actor && record.origin === 'becard.test'));
  });

  test(`${name} does nothing when its audit record cannot be written`, async () => {
    const scene = await openScene();
    const before = await stateOf(scene);

    scene.fillDisk();
    await assert.rejects(run(scene, scene.ctx), StoreUnavailable);

    assert.deepEqual(await stateOf(scene), before);
  });

  if (right !== 'public') {
    test(`${name} is refused to a caller without the right "${right}"`, async () => {
      const scene = await openScene();
      const before = await stateOf(scene);

      await assert.rejects(run(scene, { ...scene.ctx, actor: { kind: 'visitor' } }), { code: 'BC-903' });

      assert.deepEqual([await stateOf(scene), await recordsOf(scene)], [before, []]);
    });
  }
}

function rowOf({ action, target, subject, changes }: AuditEntry, wanted: Row | undefined): Row {
  const shown = wanted?.[1] === '*' && target !== undefined ? '*' : target;
  return [action, shown, subject, ...changes.map(({ path }) => path)];
}

async function recordsOf({ ctx }: Scene): Promise<readonly AuditEntry[]> {
  const none = { action: undefined, actor: undefined, directoryId: undefined, since: undefined, until: undefined };
  return (await ctx.store.audit.list({ ...none, before: undefined, limit: 100 })).toReversed();
}

async function stateOf({ ctx: { store }, directory: { id } }: Scene): Promise<unknown> {
  const directory = store.directory(id);
  return {
    directories: await store.directories.list(),
    tokens: await directory.tokens.list(),
    links: await directory.setupLinks.list(),
    schemas: await directory.schemas(),
    users: await directory.resources.count('User', { kind: 'all' }),
    newestEvent: await directory.events.newest(),
    rehearsal: await store.rehearsals.find(id),
    administrators: await store.administrators.list(),
    retentionClock: await store.retention.clock(),
  };
}
