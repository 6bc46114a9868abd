import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Failure } from '../domain/index.ts';
import { previewRules, previewTemplate } from './preview.ts';
import { changeRules } from './settings.ts';
import { addTemplate, readTemplate } from './templates.ts';
import { openCards } from './testing/scene.ts';
import { readUserCard } from './user-card.ts';

const page = { offset: 0, limit: 20 };
const names = (found: readonly { readonly displayName: string }[]) => found.map(({ displayName }) => displayName);

test('a template change says whose card it changes, what visitors would see, and which entered values it hides', async () => {
  const { scope, standard, cards } = await openCards();
  const position = { rule: 'always', source: 'title', isVisible: true } as const;
  const organisation = { rule: 'fixed', isVisible: true, value: 'Contoso' } as const;

  const same = await previewTemplate(scope, standard.id, { fields: { organisation } }, page);
  const preview = await previewTemplate(scope, standard.id, { fields: { position } }, page);

  assert.deepEqual([same.users, same.changed, same.examples], [4, 0, []]);
  assert.deepEqual([preview.users, preview.changed, preview.hiddenValues, preview.moves], [4, 1, 1, []]);
  assert.deepEqual(
    preview.examples.map(({ displayName, fields, hides }) => [displayName, fields, hides]),
    [['ben', [{ field: 'position', before: 'Partner', after: 'Clerk' }], ['position']]],
  );
  assert.deepEqual(await cards.findTemplate(standard.id), standard);
});

test('a change that every card shows is counted in whole, and its examples come in pages', async () => {
  const { scope, standard } = await openCards();
  const change = { fields: { organisation: { rule: 'fixed', isVisible: true, value: 'Fabrikam' } } } as const;

  const first = await previewTemplate(scope, standard.id, change, { offset: 0, limit: 3 });
  const second = await previewTemplate(scope, standard.id, change, { offset: 3, limit: 3 });

  assert.deepEqual([first.changed, second.changed], [4, 4]);
  assert.deepEqual([names(first.examples), names(second.examples)], [['anna', 'ben', 'cara'], ['dora']]);
});

test('other rules say how many users they move from where to where, and whose card goes', async () => {
  const { scope, standard, cards, idOf } = await openCards();
  const sales = await addTemplate(scope, 'Sales', standard.id);
  const dora = idOf('dora');
  await cards.chooseTemplate([dora], sales.id, 1);

  const preview = await previewRules(
    scope,
    [
      { filter: 'department eq "Sales"', template: sales.id, newCards: 'draft' },
      { filter: 'department eq "Plant"', newCards: 'draft' },
      { template: standard.id, newCards: 'published' },
    ],
    page,
  );

  assert.deepEqual(
    preview.moves.map(({ from, to, users }) => [from?.name, to?.name, users]),
    [
      ['Standard', 'Sales', 2],
      ['Standard', undefined, 1],
    ],
  );
  assert.deepEqual([preview.changed, preview.hiddenValues], [3, 0]);
  assert.deepEqual(names(preview.examples), ['anna', 'ben', 'cara']);
});

test('rules that take a card away hide what was entered for it, and say so', async () => {
  const { scope } = await openCards();

  const preview = await previewRules(scope, [{ newCards: 'draft' }], page);

  assert.deepEqual([preview.changed, preview.hiddenValues], [4, 1]);
  assert.deepEqual(preview.examples[1]?.hides, ['position']);
});

test('a preview refuses what the change itself would refuse', async () => {
  const { scope, standard } = await openCards();
  const reasonIs = (reason: string) => (error: unknown) =>
    error instanceof Failure && error.fields?.['reason'] === reason;
  const position = { rule: 'always', source: 'shoeSize', isVisible: true } as const;

  await assert.rejects(previewTemplate(scope, standard.id, { fields: { position } }, page), reasonIs('cardSource'));
  await assert.rejects(previewTemplate(scope, 'tpl_x', {}, page), reasonIs('cardTemplate'));
  await assert.rejects(previewRules(scope, [], page), reasonIs('cardRules'));
});

test('a preview of the rules that are saved then says what they do', async () => {
  const { scope, standard, idOf } = await openCards();
  const sales = await addTemplate(scope, 'Sales', standard.id);
  const rules = [
    { filter: 'department eq "Sales"', template: sales.id, newCards: 'draft' },
    { template: standard.id, newCards: 'draft' },
  ] as const;
  const { examples } = await previewRules(scope, rules, page);

  await changeRules(scope, rules);

  for (const { id, to } of examples) assert.equal((await readUserCard(scope, id, undefined)).template.id, to?.id);
  assert.equal((await previewRules(scope, rules, page)).changed, 0);
  const cara = await readUserCard(scope, idOf('cara'), undefined);
  assert.equal((await readTemplate(scope, cara.template.id)).name, 'Standard');
});
