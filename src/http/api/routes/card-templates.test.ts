import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeSettings } from '../../../cards/index.ts';
import type { ResourceId } from '../../../domain/index.ts';
import { enterpriseUserUrn, userUrn } from '../../../scim/index.ts';
import { addUser, openScene } from '../testing/scene.ts';
import { picture } from '../testing/uploads.ts';

/** Two users of Sales and one of the plant, with cards. */
async function open() {
  const scene = await openScene();
  const { site, directory, context, browser, path } = scene;
  await changeSettings({ ...site, directory }, { enabled: true });
  const ids: string[] = [];
  for (const [at, department] of ['Sales', 'Sales', 'Plant'].entries()) {
    const schemas = [userUrn, enterpriseUserUrn];
    ids.push(await addUser(context, at + 1, { schemas, [enterpriseUserUrn]: { department } }));
  }
  // The scene gives the ids of users as texts.
  const made = ids.map((id, at) => ({ resourceId: id as ResourceId, handle: `handle${String(at)}0000` }));
  await site.store.directory(directory.id).cards.add(made, 'published', 1_000);
  const send = async (method: string, end: string, body?: object): Promise<Record<string, never>> => {
    const answer = await browser.send(method, `${path}${end}`, body);
    assert.ok(answer.status < 300, JSON.stringify(answer.body));
    return answer.body as Record<string, never>;
  };
  return { send, ids, browser, path };
}

test('the logo of a template is set from a picture, drawn in an example, copied, taken back and removed', async () => {
  const { send, browser, path } = await open();
  const { items } = await send('GET', '/card-templates');
  const standard = String(items?.[0]?.['id']);
  const logo = `${path}/card-templates/${standard}/logo`;

  const missing = await browser.send('GET', logo);
  const set = await browser.send('PUT', logo, picture);
  const read = await browser.send('GET', logo);
  const drawn = await browser.send('GET', `${path}/card-templates/${standard}/qr`);
  const copy = await send('POST', '/card-templates', { name: 'Sales', from: standard });
  const removed = await browser.send('DELETE', logo);
  const { items: versions } = await send('GET', `/card-templates/${standard}/versions`);
  const back = await send('POST', `/card-templates/${standard}/restore`, {});

  assert.deepEqual([missing.status, set.status, read.status, removed.status], [404, 200, 200, 204]);
  assert.equal(read.headers.get('content-type'), 'image/png');
  assert.equal(drawn.headers.get('content-type'), 'image/svg+xml');
  assert.match(String(set.body['logo']), /^[\w-]{43}$/);
  const kept = (versions?.[0] as { readonly content?: { readonly logo?: string } } | undefined)?.content?.logo;
  assert.deepEqual([copy['logo'], kept, back['logo']], Array(3).fill(set.body['logo']));
});

test('a second template is made, previewed, changed, given to Sales and chosen for one more user', async () => {
  const { send, ids } = await open();
  const { items } = await send('GET', '/card-templates');
  const standard = items?.[0]?.['id'];
  const { id } = await send('POST', '/card-templates', { name: 'Sales', from: standard });
  const rules = [
    { filter: 'department eq "Sales"', template: id, newCards: 'draft' },
    { template: standard, newCards: 'published' },
  ];

  const preview = await send('POST', '/card-assignment/preview?limit=1', { rules });
  const saved = await send('PATCH', '/card-assignment', { rules });
  const fields = { organisation: { rule: 'fixed', visible: true, value: 'Contoso Sales', editableBy: 'editor' } };
  const change = await send('POST', `/card-templates/${id}/preview`, { fields });
  const changed = await send('PATCH', `/card-templates/${id}`, { name: 'Field sales', fields });
  const chosen = await send('POST', '/cards/template', { users: [ids[2]], template: id });
  const card = await send('GET', `/cards/${ids[2]}`);

  const [from, to] = [
    { id: standard, name: 'Standard' },
    { id, name: 'Sales' },
  ];
  assert.deepEqual(preview['moves'], [{ from, to, users: 2 }]);
  assert.deepEqual([preview['users'], preview['changed'], preview['hiddenValues']], [3, 2, 0]);
  assert.deepEqual(preview['examples'], [{ id: ids[0], displayName: 'User 1', from, to, fields: [], hides: [] }]);
  assert.deepEqual([saved['version'], saved['rules']], [2, rules]);
  assert.equal(change['changed'], 2);
  assert.deepEqual([changed['name'], changed['version'], chosen['changed']], ['Field sales', 2, 1]);
  assert.deepEqual(card['template'], { id, name: 'Field sales', chosen: true });
});

test('the card of a user is shown as a change of another template would make it, and stays as it is', async () => {
  const { send, ids } = await open();
  const { id } = await send('POST', '/card-templates', { name: 'Plant' });
  const fields = { organisation: { rule: 'fixed', visible: false, value: 'Contoso Plant', editableBy: 'editor' } };
  const before = await send('GET', `/cards/${ids[0]}`);

  const shown = await send('POST', `/card-templates/${id}/cards/${ids[0]}?language=de`, { fields });

  const shownFields: readonly Record<string, unknown>[] = shown['fields'] ?? [];
  const organisation = shownFields.find(({ field }) => field === 'organisation');
  assert.deepEqual([organisation?.['value'], organisation?.['visible']], ['Contoso Plant', false]);
  assert.equal(shown['language'], 'de');
  assert.deepEqual(await send('GET', `/cards/${ids[0]}`), before);
});

test('another template is counted, chosen for all of Sales, and taken back by one undo', async () => {
  const { send, ids, browser, path } = await open();
  const { id } = await send('POST', '/card-templates', { name: 'Sales' });
  await send('POST', '/cards/template', { users: [ids[0]], template: id });
  const body = { matching: { department: 'Sales' }, template: id };
  const chosenOf = async () => {
    const cards = await Promise.all(ids.map((user) => send('GET', `/cards/${user}`)));
    return cards.map((card) => card['template']?.['name']);
  };

  const preview = await send('POST', '/cards/template/preview', body);
  const done = await send('POST', '/cards/template', body);
  const chosen = await chosenOf();
  const undone = await send('POST', `/card-changes/${done['change']}/undo`);
  const restored = await chosenOf();
  const rules = { matching: {} };
  const counted = await send('POST', '/cards/template/preview', rules);
  const byRules = await send('POST', '/cards/template', rules);
  const unknown = await browser.send('POST', `${path}/cards/template/preview`, { ...rules, template: 'tpl_lost' });

  assert.deepEqual([preview, done['changed']], [{ chosen: 2, changed: 1 }, 1]);
  assert.deepEqual(chosen, ['Sales', 'Sales', 'Standard']);
  assert.deepEqual([undone, restored], [{ changed: 1 }, ['Sales', 'Standard', 'Standard']]);
  assert.deepEqual([counted, byRules['changed']], [{ chosen: 3, changed: 1 }, 1]);
  assert.deepEqual(await chosenOf(), ['Standard', 'Standard', 'Standard']);
  assert.equal(unknown.status, 404);
});

test('a filter that no user could match is refused with what is wrong with it', async () => {
  const { browser, path } = await open();
  const rules = [{ filter: 'shoeSize eq 9', newCards: 'draft' }, { newCards: 'draft' }];

  const { status, body } = await browser.send('PATCH', `${path}/card-assignment`, { rules });

  assert.equal(status, 400);
  assert.match(String(body['detail']), /The filter of rule 1 cannot be used: no user has one of its attributes\./);
});
