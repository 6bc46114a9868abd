// Cards as they would be.

import * as v from 'valibot';
import { readCardWith, revisedAt } from '../../../cards/index.ts';
import { formatDateTime } from '../../../scim/index.ts';
import { presentCard } from '../present-card.ts';
import { route } from '../route.ts';
import { card } from '../schemas/cards.ts';
import { described } from '../schemas/shared.ts';
import { cardScopeOf } from './card-scope.ts';
import { changeOf, changes } from './card-template-input.ts';

export const cardDraftRoutes = {
  showCardWithTemplate: route({
    method: 'POST',
    path: '/directories/{directory}/card-templates/{template}/cards/{card}',
    title: 'Show the card of a user as a change of a template would make it, without changing it',
    need: { right: 'read', scope: 'users:read' },
    query: v.object({
      language: v.exactOptional(described(v.picklist(['de', 'en']), 'By default that of the card')),
    }),
    body: changes,
    answer: card,
    example: { body: { fields: { organisation: { rule: 'fixed', value: 'Contoso', visible: true } } } },
    handle: async ({ params, query, body, ctx, services }) => {
      const scope = await cardScopeOf(ctx, params.directory);
      const { template, card: user } = params;
      const read = await readCardWith(scope, { template, user, change: changeOf(body), language: query.language });
      const url = `${services.publicUrl}/c/${read.card.handle}`;
      return presentCard(read, url, formatDateTime(revisedAt(read)));
    },
  }),
};
