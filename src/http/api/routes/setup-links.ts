// Setup links: created and shown once, listed, renewed, renamed, revoked.

import * as v from 'valibot';
import { findDirectory, lifetimeState, listSetupLinks, type SetupLink, setupAddress } from '../../../domain/index.ts';
import { formatDateTime } from '../../../scim/index.ts';
import { setupLinks as verbs } from '../../../use-cases/index.ts';
import { text } from '../input.ts';
import { presentTime } from '../present.ts';
import { route } from '../route.ts';
import { createdSetupLink, setupLink } from '../schemas/setup-links.ts';
import { described, listOf, type Shown } from '../schemas/shared.ts';

const all = '/directories/{directory}/setup-links';
const one = `${all}/{link}`;
const nameBody = v.object({ name: text(1_000) });

export const setupLinkRoutes = {
  listSetupLinks: route({
    method: 'GET',
    path: all,
    title: 'List setup links, the newest first, ended ones included',
    need: { right: 'administer', scope: 'directories:read' },
    answer: listOf(setupLink),
    handle: async ({ params, ctx: { store, platform } }) => {
      const { id } = await findDirectory(store, params.directory);
      const links = await listSetupLinks({ directoryId: id, store: store.directory(id), platform });
      return { items: links.map((link) => present(link, platform.clock())) };
    },
  }),
  createSetupLink: route({
    method: 'POST',
    path: all,
    title: 'Create a setup link',
    need: verbs.create,
    body: nameBody,
    status: 201,
    answer: createdSetupLink,
    audits: ['setup_link.created'],
    example: { body: { name: 'Contoso IT' } },
    handle: async ({ params, body, ctx }) => {
      const { link, secret } = await verbs.create(ctx, { ...params, ...body });
      return { link: present(link, ctx.platform.clock()), address: setupAddress(ctx.publicUrl, secret) };
    },
  }),
  renewSetupLink: route({
    method: 'POST',
    path: `${one}/renew`,
    title: 'Renew a setup link for another 72 hours',
    need: verbs.renew,
    answer: setupLink,
    audits: ['setup_link.renewed'],
    handle: async ({ params, ctx }) => present(await verbs.renew(ctx, params), ctx.platform.clock()),
  }),
  renameSetupLink: route({
    method: 'PATCH',
    path: one,
    title: 'Rename a setup link',
    need: verbs.rename,
    body: nameBody,
    answer: setupLink,
    audits: ['setup_link.renamed'],
    example: { body: { name: 'Fabrikam IT' } },
    handle: async ({ params, body, ctx }) =>
      present((await verbs.rename(ctx, { ...params, ...body })).link, ctx.platform.clock()),
  }),
  revokeSetupLink: route({
    method: 'DELETE',
    path: one,
    title: 'Revoke a setup link',
    need: verbs.revoke,
    query: v.object({
      tokens: v.optional(
        described(v.picklist(['end', 'keep']), 'Whether the active tokens that its holder created end with it'),
        'end',
      ),
    }),
    answer: 'nothing',
    audits: ['setup_link.revoked'],
    handle: async ({ params, query, ctx }) =>
      void (await verbs.revoke(ctx, { ...params, keepTokens: query.tokens === 'keep' })),
  }),
};

function present(link: SetupLink, now: number): Shown<typeof setupLink> {
  const { id, name, createdBy } = link;
  return {
    id,
    name,
    createdBy,
    createdAt: formatDateTime(link.createdAt),
    expiresAt: formatDateTime(link.expiresAt),
    ...presentTime('lastUsedAt', link.lastUsedAt),
    ...presentTime('requestedAt', link.requestedAt),
    state: lifetimeState(link, now),
  };
}
