// The page of a user who left: what the template says, and that a card stays up while the departure is held.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeTemplate, followUsers } from '../../cards/index.ts';
import { createResource, guardDeprovisioning, type LeaverPage, patchResource, userKind } from '../../domain/index.ts';
import { deprovisionMany } from '../../use-cases/testing/installation.ts';
import { jana, openCards } from './testing/cards.ts';

const urns = [
  'urn:ietf:params:scim:schemas:core:2.0:User',
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
];

/** Jana, whose manager is Ben, in a directory whose template says where leavers lead. */
async function openLeaver(leaver: (ben: string) => LeaverPage) {
  const site = await openCards();
  const { context, store, platform, scope, cards, patch } = site;
  const ben = (await createResource(context, userKind, { schemas: urns, userName: 'ben', displayName: 'Ben Frei' }))
    .resource.id;
  while (await followUsers({ store, platform }));
  await patch(`${urns[1]}:manager`, { value: ben });
  const handle = (await cards.find(ben))?.handle ?? assert.fail();
  const [template] = await cards.templates();
  await changeTemplate(scope, template?.id ?? '', { leaver: leaver(handle) });
  await patch('active', false);
  const read = async () => {
    const { status, text } = await site.get(`/${site.handle}?lang=en`);
    assert.equal(status, 410);
    assert.doesNotMatch(text, /Jana|Weber|Sales|171/);
    return text.slice(text.indexOf('<main>'));
  };
  return { ...site, ben, benHandle: handle, read };
}

test('by default and by choice the page names the company, or nothing', async () => {
  const company = await openLeaver(() => ({ kind: 'company' }));
  const nothing = await openLeaver(() => ({ kind: 'nothing' }));

  assert.match(await company.read(), /<bdi>Contoso<\/bdi>/);
  assert.doesNotMatch(await nothing.read(), /Contoso|<a /);
});

test('the page leads to an address', async () => {
  const { read } = await openLeaver(() => ({ kind: 'address', url: 'https://contoso.example/contact' }));

  assert.match(await read(), /href="https:\/\/contoso.example\/contact"/);
});

for (const kind of ['manager', 'successor'] as const) {
  test(`the page leads to the card of the ${kind} for as long as it is shown, and names no one behind a PIN`, async () => {
    const site = await openLeaver((handle) => (kind === 'manager' ? { kind } : { kind, handle }));
    const { read, benHandle, ben, cards, context, platform } = site;

    const shown = await read();
    await cards.savePin(ben, await platform.hashPassword('4711'), 1);
    const locked = await read();
    await cards.savePin(ben, undefined, 2);
    const value = {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: [{ op: 'replace', path: 'active', value: false }],
    };
    await patchResource(context, userKind, ben, value, undefined);
    const gone = await read();

    assert.match(shown, new RegExp(`<a href="/c/${benHandle}\\?lang=en">Ben Frei</a>`));
    assert.ok(locked.includes(benHandle) && !locked.includes('Ben'));
    assert.ok(!gone.includes(benHandle) && gone.includes('Contoso'));
  });
}

test('while a mass deprovisioning is held the cards of the people concerned stay up', async () => {
  const { context, directory, store, id, handle, get } = await openCards();
  const hooks = guardDeprovisioning({ ...directory, deprovisioningGuard: true }, store.directory(directory.id));
  await deprovisionMany(context);
  const leaving = {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: [{ op: 'replace', path: 'active', value: false }],
  };
  const held = patchResource(
    { ...context, ...(hooks === undefined ? {} : { hooks }) },
    userKind,
    id,
    leaving,
    undefined,
  );

  await assert.rejects(held, { code: 'BC-503' });

  const { status, text } = await get(`/${handle}`);
  assert.equal(status, 200);
  assert.ok(text.includes(jana.displayName));
});

test('search engines may list a card where its template says so, and none with a PIN', async () => {
  const { scope, cards, get, handle, id } = await openCards();
  const [template] = await cards.templates();
  const robots = async () => {
    const { text, headers } = await get(`/${handle}`);
    return [text.includes('noindex'), headers.get('x-robots-tag')];
  };
  const seen = [await robots()];

  await changeTemplate(scope, template?.id ?? '', { isListed: true });
  seen.push(await robots());
  await cards.savePin(id, 'hash', 1);
  seen.push(await robots());

  assert.deepEqual(seen, [
    [true, 'noindex, nofollow'],
    [false, 'all'],
    [true, 'noindex, nofollow'],
  ]);
});
