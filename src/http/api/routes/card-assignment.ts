// The rules by which users have a card template.

import * as v from 'valibot';
import { previewRules, readSettings, rulesVersions } from '../../../cards/index.ts';
import { findDirectory } from '../../../domain/index.ts';
import { cardTemplates as verbs } from '../../../use-cases/index.ts';
import { presentAssignment, presentPreview, presentVersion } from '../present-card-template.ts';
import { route } from '../route.ts';
import * as schemas from '../schemas/card-templates.ts';
import { cardScopeOf } from './card-scope.ts';
import { earlier, examplePage } from './card-template-input.ts';

const assignment = '/directories/{directory}/card-assignment';
const reading = { right: 'read', scope: 'directories:read' } as const;
const rules = v.object({ rules: v.pipe(v.array(schemas.assignmentRule), v.maxLength(1_000)) });

export const cardAssignmentRoutes = {
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
      presentPreview(await previewRules(await cardScopeOf(ctx, params.directory), body.rules, query)),
  }),
  listCardAssignmentVersions: route({
    method: 'GET',
    path: `${assignment}/versions`,
    title: 'List the earlier rules, the newest first',
    need: reading,
    answer: schemas.cardVersions,
    handle: async ({ params, ctx }) => ({
      items: (await rulesVersions(await cardScopeOf(ctx, params.directory))).map(presentVersion),
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
