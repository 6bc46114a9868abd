import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDirectory, Failure } from '../domain/index.ts';
import { openWorkbench } from '../domain/testing/workbench.ts';
import { changeRules, changeSettings, readSettings } from './settings.ts';
import { addTemplate, changeTemplate, readTemplate, removeTemplate } from './templates.ts';

async function open() {
  const { store, platform, pass } = openWorkbench();
  const directory = await createDirectory(store, platform, { name: 'Contoso' });
  const scope = { store, platform, directory };
  await changeSettings(scope, { enabled: true });
  const [standard] = await store.directory(directory.id).cards.templates();
  return { scope, pass, cards: store.directory(directory.id).cards, standard: standard ?? assert.fail() };
}

const isRefused = (reason: string) => (error: unknown) =>
  error instanceof Failure && error.fields?.['reason'] === reason;

test('a directory begins with one template for everyone', async () => {
  const { scope, standard } = await open();

  const { assignment } = await readSettings(scope.store, scope.directory.id);

  assert.deepEqual([standard.name, standard.version], ['Standard', 1]);
  assert.deepEqual(assignment.rules, [{ template: standard.id, newCards: 'published' }]);
});

test('a template is a copy of another one, and either is changed without the other', async () => {
  const { scope, pass, standard } = await open();
  const fax = { rule: 'own', isVisible: false } as const;
  await changeTemplate(scope, standard.id, { fields: { fax } });

  const copy = await addTemplate(scope, ' Sales ', standard.id);
  pass(1);
  const { template, changed } = await changeTemplate(scope, copy.id, { name: 'Field sales', fields: { mobile: fax } });

  assert.deepEqual([copy.name, copy.fields.fax.rule, copy.version], ['Sales', 'own', 1]);
  assert.deepEqual([template.name, template.version, template.changedAt], ['Field sales', 2, copy.changedAt + 1]);
  assert.deepEqual(
    changed.map(({ field, before, after }) => [field, before.rule, after.rule]),
    [['mobile', 'always', 'own']],
  );
  assert.equal((await readTemplate(scope, standard.id)).fields.mobile.rule, 'always');
});

test('a change that changes nothing makes no version', async () => {
  const { scope, standard } = await open();
  const { rule, source, isVisible } = standard.fields.mobile;

  const { template, before } = await changeTemplate(scope, standard.id, {
    name: 'Standard',
    fields: { mobile: { isVisible, rule, ...(source === undefined ? {} : { source }) } },
  });

  assert.equal(template, before);
});

test('two templates of a directory have different names', async () => {
  const { scope, standard } = await open();
  const { id } = await addTemplate(scope, 'Sales');

  for (const name of ['standard', ' ', 'x'.repeat(101)]) {
    await assert.rejects(addTemplate(scope, name), isRefused('cardTemplateName'));
    await assert.rejects(changeTemplate(scope, id, { name }), isRefused('cardTemplateName'));
  }
  assert.equal((await changeTemplate(scope, standard.id, { name: 'STANDARD' })).template.name, 'STANDARD');
});

test('a template that a rule names stays', async () => {
  const { scope, cards, standard } = await open();
  const { id } = await addTemplate(scope, 'Sales');

  await assert.rejects(removeTemplate(scope, standard.id), isRefused('cardTemplateUsed'));
  await removeTemplate(scope, id);

  assert.deepEqual(
    (await cards.templates()).map(({ name }) => name),
    ['Standard'],
  );
  await assert.rejects(readTemplate(scope, id), isRefused('cardTemplate'));
});

test('a directory has fifty templates at most', async () => {
  const { scope } = await open();
  for (let number = 1; number < 50; number += 1) await addTemplate(scope, `Template ${number}`);

  await assert.rejects(addTemplate(scope, 'One more'), isRefused('cardTemplates'));
});

test('rules are set, and what new cards begin as is said for the last one', async () => {
  const { scope, standard } = await open();
  const sales = { filter: 'department eq "Sales"', template: standard.id, newCards: 'published' } as const;

  const { after } = await changeRules(scope, [sales, { newCards: 'published' }]);
  const same = await changeRules(scope, after.assignment.rules);
  await changeSettings(scope, { newCards: 'draft' });

  const { assignment } = await readSettings(scope.store, scope.directory.id);
  assert.equal(same.after, same.before);
  assert.deepEqual([after.assignment.version, assignment.version], [2, 3]);
  assert.deepEqual(assignment.rules, [sales, { newCards: 'draft' }]);
});
