// Administrators and their roles: invited by a link, given another role, reset, removed.

import * as v from 'valibot';
import { type Administrator, invitationMs, welcomeLink } from '../../../domain/index.ts';
import { formatDateTime } from '../../../scim/index.ts';
import { type UseCaseContext, administrators as verbs } from '../../../use-cases/index.ts';
import { text } from '../input.ts';
import { presentTime } from '../present.ts';
import { route } from '../route.ts';
import { administrator, invitedAdministrator, role } from '../schemas/installation.ts';
import { described, listOf, type Shown } from '../schemas/shared.ts';

const all = '/administrators';
const one = `${all}/{administrator}`;

export const administratorRoutes = {
  listAdministrators: route({
    method: 'GET',
    path: all,
    title: 'List administrators',
    need: { right: 'audit', scope: 'audit:read' },
    answer: listOf(administrator),
    handle: async ({ ctx }) => ({ items: (await ctx.store.administrators.list()).map(present) }),
  }),
  inviteAdministrator: route({
    method: 'POST',
    path: all,
    title: 'Invite an administrator',
    need: verbs.invite,
    body: v.object({
      email: text(320),
      role: v.exactOptional(described(role, 'Otherwise an administrator, or an owner where there is none')),
    }),
    status: 201,
    answer: invitedAdministrator,
    audits: ['administrator.invited'],
    example: { body: { email: 'new@example.com', role: 'editor' } },
    handle: async ({ body, ctx }) => invited(ctx, await verbs.invite(ctx, body)),
  }),
  changeRole: route({
    method: 'PATCH',
    path: one,
    title: 'Give an administrator another role',
    need: verbs.changeRole,
    body: v.object({ role }),
    answer: administrator,
    audits: ['administrator.role_changed'],
    example: { body: { role: 'auditor' } },
    handle: async ({ params, body, ctx }) =>
      present((await verbs.changeRole(ctx, { ...params, ...body })).administrator),
  }),
  resetAdministrator: route({
    method: 'POST',
    path: `${one}/reset`,
    title: 'Take the password of an administrator back and make a new invitation',
    need: verbs.reset,
    answer: invitedAdministrator,
    audits: ['administrator.reset'],
    handle: async ({ params, ctx }) => invited(ctx, await verbs.reset(ctx, params)),
  }),
  removeAdministrator: route({
    method: 'DELETE',
    path: one,
    title: 'Remove an administrator',
    need: verbs.remove,
    answer: 'nothing',
    audits: ['administrator.removed'],
    handle: async ({ params, ctx }) => void (await verbs.remove(ctx, params)),
  }),
};

function invited(
  { publicUrl, platform }: UseCaseContext,
  made: { readonly administrator: Administrator; readonly secret: string },
): Shown<typeof invitedAdministrator> {
  return {
    administrator: present(made.administrator),
    link: welcomeLink(publicUrl, made.secret),
    expiresAt: formatDateTime(platform.clock() + invitationMs),
  };
}

function present({
  id,
  email,
  role: held,
  createdAt,
  lastSignInAt,
  hasPassword,
}: Administrator): Shown<typeof administrator> {
  return {
    id,
    email,
    role: held,
    createdAt: formatDateTime(createdAt),
    ...presentTime('lastSignInAt', lastSignInAt),
    state: hasPassword ? 'active' : 'invited',
  };
}
