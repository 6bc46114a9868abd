// Every rule x every editor x every field: who may enter a value, and what the card shows then.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Card,
  type CardEditor,
  type CardField,
  type CardRule,
  type CardTemplate,
  cardEditors,
  cardRules,
  createDirectory,
  Failure,
  type ResourceId,
  type StoredResource,
} from '../domain/index.ts';
import { openWorkbench } from '../domain/testing/workbench.ts';
import { cardFields, hasSource } from './field.ts';
import type { CardScope } from './scope.ts';
import { defaultFields } from './template.ts';
import { samples } from './testing/samples.ts';
import { changeOwnValues, viewCard } from './user-card.ts';

/** What becomes of a value that someone enters. */
type Outcome = 'shown' | 'refused by the rule' | 'refused to the person';

const outcomes: Readonly<Record<CardRule, Readonly<Record<CardEditor, Readonly<Record<CardEditor, Outcome>>>>>> = {
  always: {
    person: { person: 'refused by the rule', editor: 'refused by the rule' },
    editor: { person: 'refused by the rule', editor: 'refused by the rule' },
  },
  first: {
    person: { person: 'shown', editor: 'shown' },
    editor: { person: 'refused to the person', editor: 'shown' },
  },
  own: {
    person: { person: 'shown', editor: 'shown' },
    editor: { person: 'refused to the person', editor: 'shown' },
  },
  fixed: {
    person: { person: 'refused by the rule', editor: 'refused by the rule' },
    editor: { person: 'refused by the rule', editor: 'refused by the rule' },
  },
};

const reasons: Readonly<Record<string, Outcome>> = {
  cardOwnValue: 'refused by the rule',
  cardEditor: 'refused to the person',
};

async function openScope(): Promise<CardScope> {
  const { store, platform } = openWorkbench();
  return { store, platform, directory: await createDirectory(store, platform, { name: 'Contoso' }) };
}

const card: Card = {
  ...{ resourceId: 'anna' as ResourceId, handle: 'anna0000000', state: 'published', ownValues: {} },
  ...{ templateId: undefined, changedAt: 1 },
};
const user: StoredResource = {
  ...{ type: 'User', id: card.resourceId, version: 1, createdAt: 1, changedAt: 1 },
  body: JSON.stringify({ userName: 'anna', active: true, nickName: 'Anna' }),
};

function templateWith(field: CardField, rule: CardRule, editableBy: CardEditor): CardTemplate {
  const source = hasSource(field) ? { source: 'nickName' } : {};
  const fields = { ...defaultFields('Contoso'), [field]: { rule, editableBy, isVisible: true, ...source } };
  return { id: 'tpl_a', name: 'Standard', version: 1, changedAt: 1, fields };
}

async function enter(field: CardField, template: CardTemplate, editor: CardEditor): Promise<Outcome> {
  const value = samples[field][0];
  try {
    const change = { [field]: value };
    const entered = await changeOwnValues(await openScope(), { card, template }, change, { editor, name: 'Ada' });
    const view = viewCard({ card: entered.card, user, template, assignedAt: 1 }, 'de').view;
    const origin = view.fields.find((shown) => shown.field === field)?.origin;
    assert.equal(origin?.kind === 'own' && origin.by, 'Ada');
    return 'shown';
  } catch (error) {
    if (error instanceof Failure) return reasons[String(error.fields?.['reason'])] ?? assert.fail(error);
    throw error;
  }
}

for (const rule of cardRules) {
  for (const field of cardFields.filter((each) => hasSource(each) || rule === 'own' || rule === 'fixed')) {
    for (const editableBy of cardEditors) {
      for (const editor of cardEditors) {
        const outcome = outcomes[rule][editableBy][editor];
        const what = `${field} with the rule "${rule}", editable by ${editableBy}`;
        test(`${what}: a value of the ${editor} is ${outcome}`, async () => {
          assert.equal(await enter(field, templateWith(field, rule, editableBy), editor), outcome);
        });
      }
    }
  }
}

test('a person takes back no value of a field that editors alone may edit', async () => {
  const scope = await openScope();
  const template = templateWith('position', 'first', 'editor');

  await assert.rejects(
    changeOwnValues(scope, { card, template }, { position: null }, { editor: 'person', name: 'Anna' }),
    (error) => error instanceof Failure && error.fields?.['reason'] === 'cardEditor',
  );
});
