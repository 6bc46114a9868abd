import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Context, createDirectory, createResource, Failure, patchResource, userKind } from '../domain/index.ts';
import { openWorkbench } from '../domain/testing/workbench.ts';
import { enterpriseUserUrn, userUrn } from '../scim/index.ts';
import { followUsers } from './follow.ts';
import { previewRules, previewTemplate } from './preview.ts';
import { changeRules, changeSettings } from './settings.ts';
import { addTemplate, readTemplate } from './templates.ts';
import { changeOwnValues, readUserCard } from './user-card.ts';

const page = { offset: 0, limit: 20 };
const cases = [
  ['anna', 'Sales'],
  ['ben', 'Sales'],
  ['cara', 'Plant'],
  ['dora', undefined],
] as const;

/** Four users with cards, and one who is inactive. Ada entered a position for Ben. */
async function open() {
  const { store, platform } = openWorkbench();
  const directory = await createDirectory(store, platform, { name: 'Contoso', entra: true, provisioning: true });
  const scope = { store, platform, directory };
  const context: Context = {
    ...{ directory, platform, store: store.directory(directory.id), actor: { kind: 'system' } },
    tenantUrl: 'https://becard.test/scim/v2/ud_test',
  };
  await changeSettings(scope, { enabled: true });
  const ids = new Map<string, Awaited<ReturnType<typeof createResource>>['resource']['id']>();
  for (const [userName, department] of [...cases, ['gone', 'Sales'] as const]) {
    const body = {
      ...{ schemas: [userUrn, enterpriseUserUrn], userName, displayName: userName, title: 'Clerk' },
      ...(department === undefined ? {} : { [enterpriseUserUrn]: { department } }),
    };
    ids.set(userName, (await createResource(context, userKind, body)).resource.id);
  }
  const schemas = ['urn:ietf:params:scim:api:messages:2.0:PatchOp'];
  const gone = { schemas, Operations: [{ op: 'replace', path: 'active', value: false }] };
  await patchResource(context, userKind, ids.get('gone') ?? assert.fail(), gone, undefined);
  while (await followUsers(scope));
  const ben = await readUserCard(scope, ids.get('ben') ?? '', undefined);
  await changeOwnValues(scope, ben, { position: 'Partner' }, { editor: 'editor', name: 'Ada' });
  const { cards } = store.directory(directory.id);
  const [standard] = await cards.templates();
  return { scope, cards, ids, standard: standard ?? assert.fail() };
}

const names = (found: readonly { readonly displayName: string }[]) => found.map(({ displayName }) => displayName);

test('a template change says whose card it changes, what visitors would see, and which entered values it hides', async () => {
  const { scope, standard, cards } = await open();
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
  const { scope, standard } = await open();
  const change = { fields: { organisation: { rule: 'fixed', isVisible: true, value: 'Fabrikam' } } } as const;

  const first = await previewTemplate(scope, standard.id, change, { offset: 0, limit: 3 });
  const second = await previewTemplate(scope, standard.id, change, { offset: 3, limit: 3 });

  assert.deepEqual([first.changed, second.changed], [4, 4]);
  assert.deepEqual([names(first.examples), names(second.examples)], [['anna', 'ben', 'cara'], ['dora']]);
});

test('other rules say how many users they move from where to where, and whose card goes', async () => {
  const { scope, standard, cards, ids } = await open();
  const sales = await addTemplate(scope, 'Sales', standard.id);
  const dora = ids.get('dora') ?? assert.fail();
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
  const { scope } = await open();

  const preview = await previewRules(scope, [{ newCards: 'draft' }], page);

  assert.deepEqual([preview.changed, preview.hiddenValues], [4, 1]);
  assert.deepEqual(preview.examples[1]?.hides, ['position']);
});

test('a preview refuses what the change itself would refuse', async () => {
  const { scope, standard } = await open();
  const reasonIs = (reason: string) => (error: unknown) =>
    error instanceof Failure && error.fields?.['reason'] === reason;
  const position = { rule: 'always', source: 'shoeSize', isVisible: true } as const;

  await assert.rejects(previewTemplate(scope, standard.id, { fields: { position } }, page), reasonIs('cardSource'));
  await assert.rejects(previewTemplate(scope, 'tpl_x', {}, page), reasonIs('cardTemplate'));
  await assert.rejects(previewRules(scope, [], page), reasonIs('cardRules'));
});

test('a preview of the rules that are saved then says what they do', async () => {
  const { scope, standard, ids } = await open();
  const sales = await addTemplate(scope, 'Sales', standard.id);
  const rules = [
    { filter: 'department eq "Sales"', template: sales.id, newCards: 'draft' },
    { template: standard.id, newCards: 'draft' },
  ] as const;
  const { examples } = await previewRules(scope, rules, page);

  await changeRules(scope, rules);

  for (const { id, to } of examples) assert.equal((await readUserCard(scope, id, undefined)).template.id, to?.id);
  assert.equal((await previewRules(scope, rules, page)).changed, 0);
  const cara = await readUserCard(scope, ids.get('cara') ?? '', undefined);
  assert.equal((await readTemplate(scope, cara.template.id)).name, 'Standard');
});
