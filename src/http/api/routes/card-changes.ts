// What is done with many cards at once: a preview that counts, the change in pieces, and its undo.

import * as v from 'valibot';
import { countChange } from '../../../cards/index.ts';
import type { CardChange } from '../../../domain/index.ts';
import { cardChanges as verbs } from '../../../use-cases/index.ts';
import { text } from '../input.ts';
import { type Call, route } from '../route.ts';
import * as schemas from '../schemas/cards.ts';
import { type ChoiceBody, cardChoice, choiceOf } from './card-list.ts';
import { cardScopeOf } from './card-scope.ts';

const all = '/directories/{directory}/cards';
const reading = { right: 'read', scope: 'users:read' } as const;
const stateBody = v.object({ state: schemas.cardState, ...cardChoice });
const templateBody = v.object({ ...cardChoice, template: v.exactOptional(text(200)) });

export const cardChangeRoutes = {
  setCardState: route({
    method: 'POST',
    path: `${all}/state`,
    title: 'Publish or pause cards, or take them back to drafts: those of `users`, or all that are `matching`',
    need: verbs.setState,
    body: stateBody,
    answer: schemas.cardChange,
    audits: ['card.published'],
    example: { body: { state: 'published', matching: { state: 'draft' } } },
    handle: ({ params, body, ctx }) => verbs.setState(ctx, { ...params, state: body.state, ...choiceOf(body) }),
  }),
  previewCardState: route({
    method: 'POST',
    path: `${all}/state/preview`,
    title: 'Count the cards that a change of state would change, without changing them',
    need: reading,
    body: stateBody,
    answer: schemas.cardChangePreview,
    example: { body: { state: 'paused', matching: { department: 'Sales', missing: ['mobile'] } } },
    handle: ({ params, body, ctx }) => preview(ctx, params, body, { kind: 'state', state: body.state }),
  }),
  chooseCardTemplate: route({
    method: 'POST',
    path: `${all}/template`,
    title: 'Choose the template of cards, whatever the rules say; without `template` the rules count again',
    need: verbs.chooseTemplate,
    body: templateBody,
    answer: schemas.cardChange,
    audits: ['card.template_chosen'],
    example: { body: { matching: { state: 'draft' } } },
    handle: ({ params, body: { template, ...choice }, ctx }) =>
      verbs.chooseTemplate(ctx, { ...params, ...choiceOf(choice), ...(template === undefined ? {} : { template }) }),
  }),
  previewChosenTemplate: route({
    method: 'POST',
    path: `${all}/template/preview`,
    title: 'Count the cards for which another template, or none, is chosen, without changing them',
    need: reading,
    body: templateBody,
    answer: schemas.cardChangePreview,
    example: { body: { matching: { department: 'Sales' } } },
    handle: ({ params, body, ctx }) => preview(ctx, params, body, { kind: 'template', template: body.template }),
  }),
  undoCardChange: route({
    method: 'POST',
    path: '/directories/{directory}/card-changes/{change}/undo',
    title: 'Undo a change of state or template, for the cards that were not changed since',
    need: verbs.undo,
    answer: schemas.undoneCards,
    audits: ['card.undone'],
    handle: ({ params, ctx }) => verbs.undo(ctx, params),
  }),
};

async function preview(
  ctx: Call['ctx'],
  { directory }: { readonly directory: string },
  body: ChoiceBody,
  change: CardChange,
): ReturnType<typeof countChange> {
  return countChange(await cardScopeOf(ctx, directory), choiceOf(body), change);
}
