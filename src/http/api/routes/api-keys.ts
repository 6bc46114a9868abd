// API keys: created and shown once, listed by their hint, changed, revoked. What a key may do is final.

import * as v from 'valibot';
import { type ApiKey, getApiKey, lifetimeState, listApiKeys } from '../../../domain/index.ts';
import { formatDateTime } from '../../../scim/index.ts';
import { apiKeys as verbs } from '../../../use-cases/index.ts';
import { text } from '../input.ts';
import { presentTime } from '../present.ts';
import { route } from '../route.ts';
import { apiKey, createdApiKey, scope } from '../schemas/api-keys.ts';
import { listOf, type Shown } from '../schemas/shared.ts';

const all = '/api-keys';
const one = `${all}/{key}`;
const reading = { right: 'administer', scope: 'admin' } as const;
/** A key is bound to at most so many directories. */
const maxDirectories = 1_000;

export const apiKeyRoutes = {
  listApiKeys: route({
    method: 'GET',
    path: all,
    title: 'List API keys, the newest first, revoked ones included',
    need: reading,
    answer: listOf(apiKey),
    handle: async ({ ctx: { store, platform } }) => {
      const now = platform.clock();
      return { items: (await listApiKeys(store)).map((key) => present(key, now)) };
    },
  }),
  createApiKey: route({
    method: 'POST',
    path: all,
    title: 'Create an API key',
    need: verbs.create,
    body: v.object({
      name: text(1_000),
      scopes: v.array(scope),
      /** Ids; the key is for every directory, and the installation, where none is named. */
      directories: v.exactOptional(v.pipe(v.array(text(100)), v.maxLength(maxDirectories))),
      expiresInDays: v.exactOptional(v.number()),
    }),
    status: 201,
    answer: createdApiKey,
    audits: ['api_key.created'],
    example: { body: { name: 'Personnel system', scopes: ['users:read'], expiresInDays: 365 } },
    handle: async ({ body, ctx }) => {
      const { key, secret } = await verbs.create(ctx, body);
      return { key: present(key, ctx.platform.clock()), secret };
    },
  }),
  getApiKey: route({
    method: 'GET',
    path: one,
    title: 'Read an API key',
    need: reading,
    answer: apiKey,
    handle: async ({ params, ctx: { store, platform } }) =>
      present(await getApiKey(store, params.key), platform.clock()),
  }),
  changeApiKey: route({
    method: 'PATCH',
    path: one,
    title: 'Change the name or the expiry of an API key',
    need: verbs.change,
    body: v.object({
      name: v.exactOptional(text(1_000)),
      /** Days from now, or null for no expiry. */
      expiresInDays: v.exactOptional(v.nullable(v.number())),
    }),
    answer: apiKey,
    audits: ['api_key.changed'],
    example: { body: { name: 'Personnel system, renewed' } },
    handle: async ({ params, body, ctx }) =>
      present((await verbs.change(ctx, { ...params, ...body })).key, ctx.platform.clock()),
  }),
  revokeApiKey: route({
    method: 'DELETE',
    path: one,
    title: 'Revoke an API key',
    need: verbs.revoke,
    answer: apiKey,
    audits: ['api_key.revoked'],
    handle: async ({ params, ctx }) => present(await verbs.revoke(ctx, params), ctx.platform.clock()),
  }),
};

function present(key: ApiKey, now: number): Shown<typeof apiKey> {
  return {
    id: key.id,
    name: key.name,
    hint: key.hint,
    scopes: key.scopes,
    ...(key.directoryIds === undefined ? {} : { directories: key.directoryIds }),
    createdAt: formatDateTime(key.createdAt),
    createdBy: key.createdBy,
    ...presentTime('lastUsedAt', key.lastUsedAt),
    ...presentTime('expiresAt', key.expiresAt),
    ...presentTime('revokedAt', key.revokedAt),
    state: lifetimeState(key, now),
  };
}
