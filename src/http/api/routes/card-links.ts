// Links by which users look after their own card: made and shown once, looked at, revoked.

import * as v from 'valibot';
import { type CardLink, cardLinkAddress, cardLinkDays, lifetimeState, type ResourceId } from '../../../domain/index.ts';
import { formatDateTime } from '../../../scim/index.ts';
import { cardLinks as verbs } from '../../../use-cases/index.ts';
import { presentTime } from '../present.ts';
import { route } from '../route.ts';
import * as schemas from '../schemas/card-links.ts';
import { described, type Shown } from '../schemas/shared.ts';
import { directoryStore } from './directory-store.ts';

const path = '/directories/{directory}/cards/{card}/link';

export const cardLinkRoutes = {
  getCardLink: route({
    method: 'GET',
    path,
    title: 'Get the latest link by which a user looks after the own card',
    need: { right: 'read', scope: 'users:read' },
    answer: schemas.latestCardLink,
    handle: async ({ params, ctx }) => {
      const { cardLinks } = await directoryStore(ctx, params.directory);
      // Any text may be asked for as an id; the store says whether there is one.
      const link = await cardLinks.latest(params.card as ResourceId);
      return link === undefined ? {} : { link: present(link, ctx.platform.clock()) };
    },
  }),
  createCardLink: route({
    method: 'POST',
    path,
    title: 'Create a link by which a user looks after the own card; the one that there was ends',
    need: verbs.create,
    body: v.object({
      days: v.exactOptional(
        described(v.number(), `How long it is valid, 1 to ${cardLinkDays.most} days; ${cardLinkDays.usual} by default`),
      ),
    }),
    status: 201,
    answer: schemas.createdCardLink,
    audits: ['card_link.created'],
    example: { body: { days: 14 } },
    handle: async ({ params, body, ctx }) => {
      const { link, secret } = await verbs.create(ctx, { ...params, ...body });
      return { link: present(link, ctx.platform.clock()), address: cardLinkAddress(ctx.publicUrl, secret) };
    },
  }),
  revokeCardLink: route({
    method: 'DELETE',
    path,
    title: 'Revoke the link by which a user looks after the own card',
    need: verbs.revoke,
    answer: 'nothing',
    audits: ['card_link.revoked'],
    handle: async ({ params, ctx }) => void (await verbs.revoke(ctx, params)),
  }),
};

function present(link: CardLink, now: number): Shown<typeof schemas.createdCardLink>['link'] {
  return {
    createdAt: formatDateTime(link.createdAt),
    createdBy: link.createdBy,
    expiresAt: formatDateTime(link.expiresAt),
    ...presentTime('lastUsedAt', link.lastUsedAt),
    state: lifetimeState(link, now),
  };
}
