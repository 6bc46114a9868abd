// Secret Tokens: created and shown once, listed by their hint, changed, revoked. The holder of a setup link uses the same routes.

import * as v from 'valibot';
import { findDirectory, listTokens } from '../../../domain/index.ts';
import { tokens as verbs } from '../../../use-cases/index.ts';
import { text } from '../input.ts';
import { presentToken } from '../present.ts';
import { route } from '../route.ts';
import { described, listOf } from '../schemas/shared.ts';
import { createdToken, token } from '../schemas/tokens.ts';

const all = '/directories/{directory}/tokens';
const one = `${all}/{token}`;

export const tokenRoutes = {
  listTokens: route({
    method: 'GET',
    path: all,
    title: 'List Secret Tokens, the newest first, revoked ones included',
    need: { right: 'observe', scope: 'directories:read' },
    answer: listOf(token),
    handle: async ({ params, ctx: { store, platform } }) => {
      const { id } = await findDirectory(store, params.directory);
      const tokens = await listTokens({ directoryId: id, store: store.directory(id), platform });
      return { items: tokens.map((each) => presentToken(each, platform.clock())) };
    },
  }),
  createToken: route({
    method: 'POST',
    path: all,
    title: 'Create a Secret Token',
    need: verbs.create,
    body: v.object({
      name: v.exactOptional(text(1_000)),
      expiresInDays: v.exactOptional(v.number()),
      replace: v.exactOptional(described(v.boolean(), 'Revokes the active tokens in the same step')),
    }),
    status: 201,
    answer: createdToken,
    audits: ['token.created'],
    example: { body: { name: 'Entra' } },
    handle: async ({ params, body, ctx }) => {
      const created = await verbs.create(ctx, { ...params, ...body });
      return { token: presentToken(created.token, ctx.platform.clock()), secret: created.secret };
    },
  }),
  changeToken: route({
    method: 'PATCH',
    path: one,
    title: 'Change the name or the expiry of a Secret Token',
    need: verbs.change,
    body: v.object({
      name: v.exactOptional(text(1_000)),
      expiresInDays: v.exactOptional(described(v.nullable(v.number()), 'Days from now, or null for no expiry')),
    }),
    answer: token,
    audits: ['token.changed'],
    example: { body: { name: 'Entra, renewed' } },
    handle: async ({ params, body, ctx }) =>
      presentToken((await verbs.change(ctx, { ...params, ...body })).token, ctx.platform.clock()),
  }),
  revokeToken: route({
    method: 'DELETE',
    path: one,
    title: 'Revoke a Secret Token',
    need: verbs.revoke,
    answer: token,
    audits: ['token.revoked'],
    handle: async ({ params, ctx }) => presentToken(await verbs.revoke(ctx, params), ctx.platform.clock()),
  }),
};
