// Templates of cards.

import * as v from 'valibot';
import { previewTemplate, readTemplate, templateVersions } from '../../../cards/index.ts';
import { cardTemplates as verbs } from '../../../use-cases/index.ts';
import { text } from '../input.ts';
import { presentPreview, presentTemplate, presentVersion } from '../present-card-template.ts';
import { route } from '../route.ts';
import * as schemas from '../schemas/card-templates.ts';
import { listOf } from '../schemas/shared.ts';
import { cardScopeOf } from './card-scope.ts';
import { changeOf, changes, earlier, examplePage } from './card-template-input.ts';
import { directoryStore } from './directory-store.ts';

const all = '/directories/{directory}/card-templates';
const one = `${all}/{template}`;
const reading = { right: 'read', scope: 'directories:read' } as const;

export const cardTemplateRoutes = {
  listCardTemplates: route({
    method: 'GET',
    path: all,
    title: 'List the card templates of a User Directory, the oldest first',
    need: reading,
    answer: listOf(schemas.cardTemplate),
    handle: async ({ params, ctx }) => {
      const { cards } = await directoryStore(ctx, params.directory);
      return { items: (await cards.templates()).map(presentTemplate) };
    },
  }),
  addCardTemplate: route({
    method: 'POST',
    path: all,
    title: "Add a card template: a copy of `from`, or what Entra's standard mapping brings",
    need: verbs.add,
    body: v.object({ name: text(1_000), from: v.exactOptional(text(200)) }),
    status: 201,
    answer: schemas.cardTemplate,
    audits: ['card_template.added'],
    example: { body: { name: 'Sales' } },
    handle: async ({ params, body, ctx }) => presentTemplate((await verbs.add(ctx, { ...params, ...body })).template),
  }),
  getCardTemplate: route({
    method: 'GET',
    path: one,
    title: 'Get a card template: where each field comes from',
    need: reading,
    answer: schemas.cardTemplate,
    handle: async ({ params, ctx }) =>
      presentTemplate(await readTemplate(await cardScopeOf(ctx, params.directory), params.template)),
  }),
  changeCardTemplate: route({
    method: 'PATCH',
    path: one,
    title: 'Rename a card template or change fields of it, at once on every card',
    need: verbs.change,
    body: changes,
    answer: schemas.cardTemplate,
    audits: ['card_template.changed'],
    example: { body: { fields: { fax: { rule: 'own', visible: false, editableBy: 'person' } } } },
    handle: async ({ params, body, ctx }) =>
      presentTemplate((await verbs.change(ctx, { ...params, ...changeOf(body) })).template),
  }),
  previewCardTemplate: route({
    method: 'POST',
    path: `${one}/preview`,
    title: 'Show what a change of a card template would do, without changing it',
    need: { right: 'read', scope: 'users:read' },
    query: examplePage,
    body: changes,
    answer: schemas.cardPreview,
    example: { body: { fields: { mobile: { rule: 'own', visible: false } } } },
    handle: async ({ params, query, body, ctx }) =>
      presentPreview(
        await previewTemplate(await cardScopeOf(ctx, params.directory), params.template, changeOf(body), query),
      ),
  }),
  listCardTemplateVersions: route({
    method: 'GET',
    path: `${one}/versions`,
    title: 'List the earlier versions of a card template, the newest first',
    need: reading,
    answer: schemas.cardVersions,
    handle: async ({ params, ctx }) => {
      const scope = await cardScopeOf(ctx, params.directory);
      const { id } = await readTemplate(scope, params.template);
      return { items: (await templateVersions(scope, id)).map(presentVersion) };
    },
  }),
  restoreCardTemplate: route({
    method: 'POST',
    path: `${one}/restore`,
    title: 'Take a card template back to an earlier version, by default the one before: undo',
    need: verbs.restore,
    body: earlier,
    answer: schemas.cardTemplate,
    audits: ['card_template.changed'],
    example: { body: {} },
    handle: async ({ params, body, ctx }) =>
      presentTemplate((await verbs.restore(ctx, { ...params, ...body })).template),
  }),
  removeCardTemplate: route({
    method: 'DELETE',
    path: one,
    title: 'Remove a card template that no rule names',
    need: verbs.remove,
    answer: 'nothing',
    audits: ['card_template.removed'],
    handle: async ({ params, ctx }) => void (await verbs.remove(ctx, params)),
  }),
};
