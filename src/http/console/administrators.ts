// Administrators and their roles in the console: invited by a link, given another role, reset, removed.

import { Hono } from 'hono';
import * as v from 'valibot';
import {
  type Administrator,
  administratorRecord,
  changeRole,
  changesBetween,
  createAdministrator,
  findAdministrator,
  invitationMs,
  removeAdministrator,
  resetAdministrator,
  roles,
  welcomeLink,
} from '../../domain/index.ts';
import { formatDateTime } from '../../scim/index.ts';
import { accountsOf, allow, signedIn } from './auth/guard.ts';
import type { AdministratorRow, InvitedAdministrator } from './contract.ts';
import { readBody, text } from './input.ts';
import { presentTime } from './present.ts';
import type { ConsoleEnvironment, ConsoleServices, Ctx } from './services.ts';
import { record, withAudit } from './with-audit.ts';

const role = v.picklist(roles);
const inviteRequest = v.object({ email: text(320), role });
const changeRequest = v.object({ role });

export function administratorRoutes(services: ConsoleServices): Hono<ConsoleEnvironment> {
  const mayChange = allow(services, { right: 'own', needsPassword: true });
  return new Hono<ConsoleEnvironment>()
    .use(signedIn(services))
    .get('/', allow(services, 'audit'), (context) => list(context, services))
    .post('/', mayChange, (context) => invite(context, services))
    .patch('/:administrator', mayChange, (context) => change(context, services))
    .post('/:administrator/reset', mayChange, (context) =>
      withAudit(context, services, (inner) => reset(context, inner)),
    )
    .delete('/:administrator', mayChange, (context) => withAudit(context, services, (inner) => remove(context, inner)));
}

async function list(context: Ctx, services: ConsoleServices): Promise<Response> {
  const administrators = await services.store.administrators.list();
  return context.json(administrators.map(present));
}

async function invite(context: Ctx, services: ConsoleServices): Promise<Response> {
  const request = await readBody(context, inviteRequest);
  return withAudit(context, services, async (inner) => {
    const { administrator, secret } = await createAdministrator(accountsOf(inner), request.email, request.role);
    const changes = [{ path: 'role', after: request.role }];
    await record(context, inner, administratorRecord('administrator.invited', administrator, changes));
    return context.json(invited(services, administrator, secret), 201);
  });
}

async function change(context: Ctx, services: ConsoleServices): Promise<Response> {
  const request = await readBody(context, changeRequest);
  return withAudit(context, services, async (inner) => {
    const before = await named(context, inner);
    await changeRole(accountsOf(inner), before, request.role);
    const after = { ...before, role: request.role };
    const changes = changesBetween(before, after, ['role']);
    if (changes.length > 0)
      await record(context, inner, administratorRecord('administrator.role_changed', before, changes));
    return context.json(present(after));
  });
}

async function reset(context: Ctx, services: ConsoleServices): Promise<Response> {
  const { email } = await named(context, services);
  const { administrator, secret } = await resetAdministrator(accountsOf(services), email);
  await record(context, services, administratorRecord('administrator.reset', administrator));
  return context.json(invited(services, administrator, secret));
}

async function remove(context: Ctx, services: ConsoleServices): Promise<Response> {
  const administrator = await named(context, services);
  await removeAdministrator(accountsOf(services), administrator);
  const changes = [{ path: 'role', before: administrator.role }];
  await record(context, services, administratorRecord('administrator.removed', administrator, changes));
  return context.body(null, 204);
}

function named(context: Ctx, services: ConsoleServices): Promise<Administrator> {
  return findAdministrator(accountsOf(services), context.req.param('administrator') ?? '');
}

function invited(services: ConsoleServices, administrator: Administrator, secret: string): InvitedAdministrator {
  return {
    administrator: present(administrator),
    link: welcomeLink(services.publicUrl, secret),
    expiresAt: formatDateTime(services.platform.clock() + invitationMs),
  };
}

function present({ id, email, role, createdAt, lastSignInAt, hasPassword }: Administrator): AdministratorRow {
  return {
    id,
    email,
    role,
    createdAt: formatDateTime(createdAt),
    ...presentTime('lastSignInAt', lastSignInAt),
    state: hasPassword ? 'active' : 'invited',
  };
}
