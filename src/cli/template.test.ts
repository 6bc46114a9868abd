import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import sharp from 'sharp';
import { json, newData, run } from './testing/command.ts';

test('a template is copied, assigned, previewed, changed and taken back', async () => {
  const data = newData();
  const { id } = await json(['directory', 'create', 'Contoso', ...data]);
  await json(['card', 'set', id, '--cards', 'on', ...data]);
  const [standard] = await json(['template', 'list', id, ...data]);
  const file = (name: string, content: object): string => {
    const path = join(data.at(-1) ?? '', name);
    writeFileSync(path, JSON.stringify(content));
    return path;
  };

  const copy = await json(['template', 'create', id, 'Sales', '--from', standard.id, ...data]);
  const rules = [
    { filter: 'department eq "Sales"', template: copy.id, newCards: 'draft' },
    { template: standard.id, newCards: 'published' },
  ];
  const preview = await run(['template', 'preview', id, file('rules.json', { rules }), ...data]);
  const assigned = await run(['template', 'assign', id, '--file', file('rules.json', { rules }), ...data]);
  const fields = { fax: { rule: 'own', visible: false } };
  const changed = await run(['template', 'set', id, copy.id, '--file', file('fields.json', { fields }), ...data]);
  const undone = await json(['template', 'undo', id, '--template', copy.id, ...data]);
  const lines = ['--legal-line-de', 'Contoso GmbH, HRB 4711', '--legal-line-en', 'Contoso Ltd'];
  await json(['template', 'set', id, copy.id, ...lines, ...data]);
  const legal = await run(['template', 'set', id, copy.id, '--legal-line-en', '', ...data]);
  const kept = await run(['template', 'delete', id, copy.id, '--yes', ...data]);
  const back = await json(['template', 'undo', id, ...data]);
  const removed = await run(['template', 'delete', id, copy.id, '--yes', ...data]);

  assert.match(preview.out, /Active users: +0/);
  assert.match(assigned.out, /department eq "Sales" +tpl_\w+ +draft\nall others +tpl_\w+ +published/);
  assert.match(changed.out, /fax \(hidden\): +own/);
  assert.deepEqual(undone.fields, standard.fields);
  assert.match(legal.out, /Legal line \(de\): +Contoso GmbH, HRB 4711/);
  assert.ok(!legal.out.includes('Contoso Ltd'));
  assert.equal(back.length, 1);
  assert.match(kept.problem, /Rule 1 of the assignment names this template/);
  assert.equal(removed.code, 0);
});

test('a template says where the cards of leavers lead, and whether search engines may list its cards', async () => {
  const data = newData();
  const { id } = await json(['directory', 'create', 'Contoso', ...data]);
  await json(['card', 'set', id, '--cards', 'on', ...data]);
  const [standard] = await json(['template', 'list', id, ...data]);
  const set = (...options: string[]) => ['template', 'set', id, standard.id, ...options, ...data];

  const manager = await json(set('--leaver', 'manager', '--listed', 'on', '--name', 'Sales'));
  const address = await run(set('--leaver-url', 'https://contoso.example/team', '--listed', 'off'));
  const refused = await run(set('--successor', 'no handle'));
  const both = await run(set('--leaver', 'nothing', '--leaver-url', 'https://contoso.example'));
  const none = await run(set());

  assert.deepEqual([manager.name, manager.leaver, manager.listed], ['Sales', { kind: 'manager' }, true]);
  assert.match(address.out, /When a user leaves: +https:\/\/contoso\.example\/team/);
  assert.match(address.out, /Search engines: +are asked not to list the cards/);
  assert.match(refused.problem, /BC-906/);
  assert.match(both.problem, /cannot be used with/);
  assert.match(none.problem, /Give --file/);
});

test('a template says who may set the photo of its cards', async () => {
  const data = newData();
  const { id } = await json(['directory', 'create', 'Contoso', ...data]);
  await json(['card', 'set', id, '--cards', 'on', ...data]);
  const [standard] = await json(['template', 'list', id, ...data]);
  const set = (who: string) => ['template', 'set', id, standard.id, '--photo-editable-by', who, ...data];

  const editor = await run(set('editor'));
  const unknown = await run(set('visitor'));
  const shown = await json(['template', 'show', id, standard.id, ...data]);
  const person = await run(set('person'));

  assert.match(editor.out, /Photo: +is set by editors only/);
  assert.match(unknown.problem, /Allowed choices are person, editor/);
  assert.equal(shown.photoEditableBy, 'editor');
  assert.match(person.out, /Photo: +is set by the person and editors/);
});

test('the logo of a template is set from a picture and removed', async () => {
  const data = newData();
  const { id } = await json(['directory', 'create', 'Contoso', ...data]);
  await json(['card', 'set', id, '--cards', 'on', ...data]);
  const [standard] = await json(['template', 'list', id, ...data]);
  const create = { width: 80, height: 80, channels: 3, background: '#1d4ed8' } as const;
  const [good, bad] = ['logo.png', 'logo.svg'].map((name) => join(data.at(-1) ?? '', name)) as [string, string];
  writeFileSync(good, await sharp({ create }).png().toBuffer());
  writeFileSync(bad, '<svg xmlns="http://www.w3.org/2000/svg"/>');
  const logo = (...rest: string[]) => run(['template', 'logo', id, standard.id, ...rest, ...data]);

  const set = await logo(good);
  const shown = await json(['template', 'show', id, standard.id, ...data]);
  const refused = await logo(bad);
  const removed = await logo('--remove');
  const none = await logo();

  assert.deepEqual([set.out, removed.out], ['Logo set.\n', 'Logo removed.\n']);
  assert.match(shown.logo, /^[\w-]{43}$/);
  assert.match(refused.problem, /no picture that can be read/);
  assert.match(none.problem, /Name a picture, or give --remove/);
});

test('a location is added, changed and removed', async () => {
  const data = newData();
  const { id } = await json(['directory', 'create', 'Contoso', ...data]);
  await json(['card', 'set', id, '--cards', 'on', ...data]);

  const [berlin] = await json([
    'location',
    'add',
    id,
    'Berlin',
    '--street',
    'Linden 1',
    '--phone',
    '+49 30 1',
    ...data,
  ]);
  const [moved] = await json(['location', 'set', id, berlin.id, '--street', 'Linden 2', ...data]);
  const gaps = await run(['location', 'gaps', id, ...data]);
  await run(['location', 'delete', id, berlin.id, '--yes', ...data]);

  assert.deepEqual([moved.name, moved.street, moved.phone], ['Berlin', 'Linden 2', '+49 30 1']);
  assert.equal(gaps.out, 'Every office has a location.\n');
  assert.deepEqual(await json(['location', 'list', id, ...data]), []);
});
