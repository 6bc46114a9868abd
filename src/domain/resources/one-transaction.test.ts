import assert from 'node:assert/strict';
import { test } from 'node:test';
import { userUrn } from '../../scim/index.ts';
import { userKind } from '../schemas/registry.ts';
import { openWorkplace } from '../testing/workplace.ts';
import { createResource } from './create.ts';
import { inOneTransaction } from './one-transaction.ts';
import { removeResource } from './remove.ts';
import { readShown } from './show.ts';

const everything = { kind: 'all' } as const;
const user = (userName: string) => ({ schemas: [userUrn], userName });

test('verbs that run together see what the ones before them did', async () => {
  const context = await openWorkplace();

  await inOneTransaction(context, async (inner) => {
    const { resource } = await createResource(inner, userKind, user('anna'));
    await readShown(inner, userKind, resource.id, { kind: 'default' });
    await removeResource(inner, userKind, resource.id, { ifMatch: 'W/"1"' });
    await createResource(inner, userKind, user('anna'));
  });

  assert.equal(await context.store.resources.count('User', everything), 1);
});

test('one verb that fails undoes all that run together with it, history included', async () => {
  const context = await openWorkplace();

  const work = inOneTransaction(context, async (inner) => {
    await createResource(inner, userKind, user('anna'));
    await createResource(inner, userKind, user('ANNA'));
  });

  await assert.rejects(work, { code: 'BC-301' });
  assert.equal(await context.store.resources.count('User', everything), 0);
  assert.deepStrictEqual(await context.store.events.list(undefined, 10), []);
});
