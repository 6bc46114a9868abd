// Templates of cards, and the rules by which users have one.

import * as v from 'valibot';
import {
  type CardScope,
  cardFields,
  type Example,
  type Preview,
  previewRules,
  previewTemplate,
  readSettings,
  readTemplate,
  rulesVersions,
  type TemplateChange,
  templateVersions,
} from '../../../cards/index.ts';
import { type CardAssignment, type CardTemplate, type CardVersion, findDirectory } from '../../../domain/index.ts';
import { formatDateTime } from '../../../scim/index.ts';
import { cardTemplates as verbs } from '../../../use-cases/index.ts';
import { text } from '../input.ts';
import { type Call, route } from '../route.ts';
import * as schemas from '../schemas/card-templates.ts';
import { cardRule, editableBy, ofFields } from '../schemas/cards.ts';
import { described, listOf, type Shown } from '../schemas/shared.ts';

const directory = '/directories/{directory}';
const all = `${directory}/card-templates`;
const one = `${all}/{template}`;
const assignment = `${directory}/card-assignment`;
const reading = { right: 'read', scope: 'directories:read' } as const;

const templateField = v.object({
  rule: cardRule,
  source: v.exactOptional(text(500)),
  value: v.exactOptional(v.unknown()),
  visible: v.boolean(),
  editableBy: v.exactOptional(described(editableBy, 'As before where it is absent')),
});
export const changes = v.object({
  name: v.exactOptional(text(1_000)),
  fields: v.exactOptional(ofFields(templateField)),
  leaver: v.exactOptional(schemas.leaverPage),
  listed: v.exactOptional(v.boolean()),
  legalLine: v.exactOptional(schemas.legalLine),
  photoEditableBy: v.exactOptional(schemas.photoEditableBy),
});
const examplePage = v.object({
  offset: v.optional(described(v.pipe(v.number(), v.integer(), v.minValue(0)), 'Changed users before the page'), 0),
  limit: v.optional(
    described(
      v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
      'How many examples the page has at most',
    ),
    20,
  ),
});
const rules = v.object({ rules: v.pipe(v.array(schemas.assignmentRule), v.maxLength(1_000)) });

const earlier = v.object({ version: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))) });
const versions = listOf(schemas.cardVersion);

export const cardTemplateRoutes = {
  listCardTemplates: route({
    method: 'GET',
    path: all,
    title: 'List the card templates of a User Directory, the oldest first',
    need: reading,
    answer: listOf(schemas.cardTemplate),
    handle: async ({ params, ctx: { store } }) => {
      const { id } = await findDirectory(store, params.directory);
      return { items: (await store.directory(id).cards.templates()).map(present) };
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
    handle: async ({ params, body, ctx }) => present((await verbs.add(ctx, { ...params, ...body })).template),
  }),
  getCardTemplate: route({
    method: 'GET',
    path: one,
    title: 'Get a card template: where each field comes from',
    need: reading,
    answer: schemas.cardTemplate,
    handle: async ({ params, ctx }) => present(await readTemplate(await scopeOf(ctx, params), params.template)),
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
      present((await verbs.change(ctx, { ...params, ...changeOf(body) })).template),
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
      presentPreview(await previewTemplate(await scopeOf(ctx, params), params.template, changeOf(body), query)),
  }),
  listCardTemplateVersions: route({
    method: 'GET',
    path: `${one}/versions`,
    title: 'List the earlier versions of a card template, the newest first',
    need: reading,
    answer: versions,
    handle: async ({ params, ctx }) => {
      const scope = await scopeOf(ctx, params);
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
    handle: async ({ params, body, ctx }) => present((await verbs.restore(ctx, { ...params, ...body })).template),
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
  getCardAssignment: route({
    method: 'GET',
    path: assignment,
    title: 'Get the rules by which users have a card template',
    need: reading,
    answer: schemas.cardAssignment,
    handle: async ({ params, ctx: { store } }) => {
      const { id } = await findDirectory(store, params.directory);
      return presentAssignment((await readSettings(store, id)).assignment);
    },
  }),
  changeCardAssignment: route({
    method: 'PATCH',
    path: assignment,
    title: 'Set the rules by which users have a card template',
    need: verbs.assign,
    body: rules,
    answer: schemas.cardAssignment,
    audits: ['card_assignment.changed'],
    example: { body: { rules: [{ filter: 'department eq "Plant"', newCards: 'draft' }, { newCards: 'draft' }] } },
    handle: async ({ params, body, ctx }) =>
      presentAssignment((await verbs.assign(ctx, { ...params, ...body })).after.assignment),
  }),
  previewCardAssignment: route({
    method: 'POST',
    path: `${assignment}/preview`,
    title: 'Show whom other rules would move to which card template, without changing them',
    need: { right: 'read', scope: 'users:read' },
    query: examplePage,
    body: rules,
    answer: schemas.cardPreview,
    example: { body: { rules: [{ filter: 'title co "Trainee"', newCards: 'draft' }, { newCards: 'draft' }] } },
    handle: async ({ params, query, body, ctx }) =>
      presentPreview(await previewRules(await scopeOf(ctx, params), body.rules, query)),
  }),
  listCardAssignmentVersions: route({
    method: 'GET',
    path: `${assignment}/versions`,
    title: 'List the earlier rules, the newest first',
    need: reading,
    answer: versions,
    handle: async ({ params, ctx }) => ({
      items: (await rulesVersions(await scopeOf(ctx, params))).map(presentVersion),
    }),
  }),
  restoreCardAssignment: route({
    method: 'POST',
    path: `${assignment}/restore`,
    title: 'Take the rules back to an earlier version, by default the one before: undo',
    need: verbs.restoreAssignment,
    body: earlier,
    answer: schemas.cardAssignment,
    audits: ['card_assignment.changed'],
    example: { body: {} },
    handle: async ({ params, body, ctx }) =>
      presentAssignment((await verbs.restoreAssignment(ctx, { ...params, ...body })).after.assignment),
  }),
};

async function scopeOf({ store, platform }: Call['ctx'], params: { readonly directory: string }): Promise<CardScope> {
  return { store, platform, directory: await findDirectory(store, params.directory) };
}

/** A change as it was sent. */
export function changeOf(sent: v.InferOutput<typeof changes>): TemplateChange {
  const { name, fields, leaver, listed, legalLine, photoEditableBy } = sent;
  const entries = Object.entries(fields ?? {}).map(([field, { visible, ...rest }]) => [
    field,
    { ...rest, isVisible: visible },
  ]);
  // The schema has checked the names.
  const change = Object.fromEntries(entries) as NonNullable<TemplateChange['fields']>;
  return {
    ...(name === undefined ? {} : { name }),
    ...(leaver === undefined ? {} : { leaver }),
    ...(listed === undefined ? {} : { isListed: listed }),
    ...(legalLine === undefined ? {} : { legalLine }),
    ...(photoEditableBy === undefined ? {} : { photoEditableBy }),
    fields: change,
  };
}

/** A card template as it is answered. */
export function present({
  id,
  name,
  version,
  changedAt,
  fields,
  leaver,
  isListed = false,
  legalLine = {},
  logo,
  photoEditableBy = 'person',
}: CardTemplate): Shown<typeof schemas.cardTemplate> {
  const shown = cardFields.map((field) => {
    const { isVisible: visible, ...rest } = fields[field];
    return { field, ...rest, visible };
  });
  const pages = {
    ...{ leaver: leaver ?? ({ kind: 'company' } as const), listed: isListed, legalLine, photoEditableBy },
    ...(logo === undefined ? {} : { logo: logo.hash }),
  };
  return { id, name, version, changedAt: formatDateTime(changedAt), ...pages, fields: shown };
}

function presentVersion({ changedAt, ...kept }: CardVersion): Shown<typeof schemas.cardVersion> {
  return { ...kept, changedAt: formatDateTime(changedAt) };
}

function presentAssignment({ changedAt, ...rest }: CardAssignment): Shown<typeof schemas.cardAssignment> {
  return { ...rest, changedAt: formatDateTime(changedAt) };
}

function presentPreview({ moves, examples, ...counts }: Preview): Shown<typeof schemas.cardPreview> {
  return {
    ...counts,
    moves: moves.map(({ users, ...move }) => ({ users, ...presentMove(move) })),
    examples: examples.map(({ from, to, fields, hides, ...example }) => ({
      ...example,
      ...presentMove({ from, to }),
      fields: fields.map(withoutAbsent),
      hides: [...hides],
    })),
  };
}

function presentMove({ from, to }: Pick<Example, 'from' | 'to'>) {
  return { ...(from && { from: nameOf(from) }), ...(to && { to: nameOf(to) }) };
}

function nameOf({ id, name }: CardTemplate): Shown<typeof schemas.templateName> {
  return { id, name };
}

function withoutAbsent({ field, before, after }: Example['fields'][number]) {
  return { field, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}
