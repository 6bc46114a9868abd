import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Failure } from '../domain/index.ts';
import { changeRules, readSettings, restoreRules } from './settings.ts';
import { changeTemplate, restoreTemplate } from './templates.ts';
import { openCards } from './testing/scene.ts';

const isRefused = (error: unknown) => error instanceof Failure && error.fields?.['reason'] === 'cardVersion';

test('a template change is undone, and the undo as well', async () => {
  const { scope, standard } = await openCards();
  const { template } = await changeTemplate(scope, standard.id, {
    name: 'Company',
    fields: { mobile: { rule: 'own', isVisible: false } },
  });

  const { template: undone, changed } = await restoreTemplate(scope, standard.id);
  const { template: again } = await restoreTemplate(scope, standard.id);

  assert.deepEqual([undone.name, undone.fields, undone.version], ['Standard', standard.fields, 3]);
  assert.deepEqual(
    changed.map(({ field }) => field),
    ['mobile'],
  );
  assert.deepEqual([again.name, again.fields, again.version], ['Company', template.fields, 4]);
});

test('any of the last twenty versions of a template comes back', async () => {
  const { scope, standard, cards } = await openCards();
  for (let number = 1; number <= 25; number += 1) await changeTemplate(scope, standard.id, { name: `Name ${number}` });

  const { template } = await restoreTemplate(scope, standard.id, 10);

  assert.equal(template.name, 'Name 9');
  assert.equal((await cards.versions(standard.id)).length, 20);
  await assert.rejects(restoreTemplate(scope, standard.id, 1), isRefused);
});

test('a change of the rules is undone', async () => {
  const { scope } = await openCards();
  const { assignment: before } = await readSettings(scope.store, scope.directory.id);
  await changeRules(scope, [{ newCards: 'draft' }]);

  const { after } = await restoreRules(scope);

  assert.deepEqual(after.assignment.rules, before.rules);
  assert.equal(after.assignment.version, before.version + 2);
});

test('what was never changed has no version to come back to', async () => {
  const { scope, standard } = await openCards();

  await assert.rejects(restoreTemplate(scope, standard.id), isRefused);
  await assert.rejects(restoreRules(scope), isRefused);
});
