// An administrative action and its audit record are one transaction: both are kept, or neither.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AuditEntry, Store } from '../../domain/store.ts';
import { eachStore } from '../testing/each-store.ts';
import {
  administratorOf,
  all,
  digest,
  directoryId,
  directoryOf,
  everything,
  ids,
  person,
  resourceId,
  tokenOf,
} from '../testing/samples.ts';

function lineAfter(last: AuditEntry | undefined): AuditEntry {
  const sequence = (last?.sequence ?? 0) + 1;
  const place = { directoryId: ids.first, target: 'tok_a', subject: 'Contoso', origin: undefined };
  return {
    sequence,
    at: 1000,
    action: 'token.created',
    actor: 'ada@x',
    ...place,
    changes: [],
    salt: undefined,
    keyId: undefined,
    hash: `hash ${sequence}`,
  };
}

/** Every kind of write that an act may be. */
async function act(store: Store): Promise<void> {
  const directory = store.directory(ids.first);
  await directory.tokens.insert(tokenOf('tok_a', ids.first), digest('a'));
  await store.directories.update(ids.first, { entra: false });
  await store.administrators.insert(administratorOf('adm_a', 'ada@x'));
  await directory.write((transaction) => transaction.resources.insert(person('anna')));
  await store.directories.insert(directoryOf(directoryId('ud_new')));
  await store.audit.append((last) => [lineAfter(last)]);
}

async function traces(store: Store): Promise<unknown> {
  const directory = store.directory(ids.first);
  return {
    directories: (await store.directories.list()).map(({ id, entra }) => [id, entra]),
    tokens: (await directory.tokens.list()).map(({ id }) => id),
    people: (await directory.resources.select('User', all)).map(({ resource }) => resource.id),
    counted: await directory.resources.count('User', everything),
    administrators: (await store.administrators.list()).map(({ email }) => email),
    lines: (await store.audit.list({ limit: 10 })).map(({ sequence }) => sequence),
  };
}

const nothing = {
  directories: [[ids.first, true]],
  tokens: [],
  people: [],
  counted: 0,
  administrators: [],
  lines: [],
};
const everythingOfIt = {
  directories: [
    [ids.first, false],
    ['ud_new', true],
  ],
  tokens: ['tok_a'],
  people: ['anna'],
  counted: 1,
  administrators: ['ada@x'],
  lines: [1],
};

eachStore((open) => {
  test('what is done together is seen within, and kept as a whole', async (context) => {
    const store = await open(context);
    await store.directories.insert(directoryOf(ids.first));

    const seen = await store.transaction(async (inner) => {
      await act(inner);
      return inner.transaction(traces);
    });

    assert.deepStrictEqual(seen, everythingOfIt);
    assert.deepStrictEqual(await traces(store), everythingOfIt);
  });

  test('of what is done together nothing is kept when the end of it fails, and the store goes on', async (context) => {
    const store = await open(context);
    await store.directories.insert(directoryOf(ids.first));
    const failing = store.transaction(async (inner) => {
      await act(inner);
      throw new Error('no line');
    });

    await assert.rejects(failing, { message: 'no line' });

    assert.deepStrictEqual(await traces(store), nothing);
    await store.transaction(act);
    assert.deepStrictEqual(await traces(store), everythingOfIt);
  });

  test('others write meanwhile, and nothing of theirs is lost', async (context) => {
    const store = await open(context);
    await store.directories.insert(directoryOf(ids.first));
    const directory = store.directory(ids.first);
    const names = Array.from({ length: 20 }, (_, at) => `p${at}`);

    const work = [
      ...names.map((name) => directory.write((transaction) => transaction.resources.insert(person(name)))),
      ...names.map((name) =>
        store.transaction(async (inner) => {
          await inner
            .directory(ids.first)
            .write((transaction) => transaction.resources.insert(person(`together-${name}`)));
          await inner.audit.append((last) => [lineAfter(last)]);
          if (Number(name.slice(1)) % 2 === 0) throw new Error('no');
        }),
      ),
    ];
    const settled = await Promise.allSettled(work);

    assert.equal(settled.filter(({ status }) => status === 'rejected').length, 10);
    assert.equal(await directory.resources.count('User', everything), 30);
    assert.equal((await store.audit.list({ limit: 100 })).length, 10);
    assert.equal((await directory.resources.find('User', resourceId('together-p1'), false))?.id, 'together-p1');
  });
});
