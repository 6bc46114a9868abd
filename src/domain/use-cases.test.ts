// All use cases, one by one: what the audit log says of them, whom they refuse, and that nothing is done when that cannot be written.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Actor, actorName, type UseCaseContext } from './context.ts';
import { createDirectory } from './directories/directories.ts';
import { StoreUnavailable } from './errors/store-unavailable.ts';
import type { AuditAction, AuditEntry, Directory, Token } from './model.ts';
import type { Store } from './store.ts';
import { openWorkbench } from './testing/workbench.ts';
import { createToken } from './tokens/tokens.ts';
import type { UseCase } from './use-case.ts';
import * as useCases from './use-cases.ts';

const cli: Actor = { kind: 'cli', userName: 'root' };

interface Scene {
  readonly ctx: UseCaseContext;
  readonly directory: Directory;
  readonly token: Token;
  /** From now on no audit record can be written. */
  readonly fillDisk: () => void;
}

/** An installation with one of everything that a use case can name. */
async function openScene(): Promise<Scene> {
  let isFull = false;
  const { store, platform } = openWorkbench();
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
  const { token } = await createToken(scope, { name: 'Entra', createdBy: 'test' });
  const fillDisk = (): void => {
    isFull = true;
  };
  return { ctx, directory, token, fillDisk };
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
  /** The audit records, oldest first; `*` stands for an id that the use case makes. */
  readonly rows: (scene: Scene) => readonly Row[];
}

const samples: Readonly<Record<string, Sample>> = {
  'tokens.create': {
    run: ({ directory: { id } }, ctx) =>
      useCases.tokens.create(ctx, { directory: id, name: 'New', expiresInDays: 30, replace: true }),
    rows: ({ token }) => [
      ['token.created', '*', 'New', 'expiresAt'],
      ['token.revoked', token.id, 'Entra'],
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
  const { run, rows } = samples[name] ?? assert.fail(name);

  test(`${name} leaves its audit records`, async () => {
    const scene = await openScene();

    await run(scene, scene.ctx);

    const wanted = rows(scene);
    const written = (await recordsOf(scene)).map((entry, at) => rowOf(entry, wanted[at]));
    assert.deepEqual(written, wanted);
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

function rowOf({ action, actor, origin, target, subject, changes }: AuditEntry, wanted: Row | undefined): Row {
  assert.deepEqual([actor, origin], [actorName(cli), 'becard.test']);
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
    users: await directory.count('User', { kind: 'all' }),
    newestEvent: await directory.newestEvent(),
    rehearsal: await store.rehearsals.find(id),
    administrators: await store.administrators.list(),
    retentionClock: await store.retention.clock(),
  };
}
