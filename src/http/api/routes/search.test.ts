import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createResource, groupKind, type ResourceId, removeResource, userKind } from '../../../domain/index.ts';
import { groupUrn } from '../../../scim/index.ts';
import { addUser, entry, namesOf, openScene } from '../testing/scene.ts';

test('one search finds people, deleted ones, groups, directories and what failed', async () => {
  const { site, browser, path, directory, context } = await openScene();
  await addUser(context, 1, { displayName: 'Jana Contoso' });
  const gone = (await addUser(context, 2, { displayName: 'Bert Contoso' })) as ResourceId;
  await removeResource(context, userKind, gone, undefined);
  await createResource(context, groupKind, { schemas: [groupUrn], displayName: 'Contoso Staff' });
  const failed = entry(site, { status: 409, code: 'BC-301', subject: 'Zoe Contoso', search: 'zoe contoso' });
  const good = entry(site, { subject: 'Zoe Contoso', search: 'zoe contoso' });
  await site.store.appendLog([failed, good].map((line) => ({ directoryId: directory.id, entry: line })));

  const { body } = await browser.send('GET', '/v1/search?text=CONTOSO');
  const own = await browser.send('GET', `/v1/search?text=zoe&directory=${directory.id}`);
  const byId = await browser.send('GET', `/v1/search?text=${good.id}`);
  const nothing = await browser.send('GET', '/v1/search?text=%20');

  assert.deepEqual(namesOf(body['users']), ['Jana Contoso', 'Bert Contoso']);
  assert.deepEqual(namesOf(body['groups']), ['Contoso Staff']);
  assert.deepEqual(body['directories'], [{ id: path.split('/').at(-1), name: 'Contoso' }]);
  assert.deepEqual(entryIds(body['logEntries']), [failed.id]);
  assert.deepEqual([entryIds(own.body['logEntries']), own.body['users']], [[failed.id], []]);
  assert.deepEqual(entryIds(byId.body['logEntries']), [good.id]);
  assert.deepEqual(nothing.body, { users: [], groups: [], logEntries: [], directories: [] });
});

test('a search is of bounded length and in a directory that is there', async () => {
  const { browser } = await openScene();

  const long = await browser.send('GET', `/v1/search?text=${'x'.repeat(201)}`);
  const strange = await browser.send('GET', '/v1/search?text=x&directory=ud_none');

  assert.deepEqual([long.status, long.body['code']], [400, 'BC-906']);
  assert.equal(strange.status, 404);
});

function entryIds(found: unknown): readonly unknown[] {
  assert.ok(Array.isArray(found));
  return found.map(({ entry: { id } }: { readonly entry: { readonly id: string } }) => id);
}
