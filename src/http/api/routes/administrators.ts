// Administrators and their roles in the console: invited by a link, given another role, reset, removed.

import { Hono } from 'hono';
import * as v from 'valibot';
import { type Administrator, invitationMs, roles, welcomeLink } from '../../../domain/index.ts';
import { formatDateTime } from '../../../scim/index.ts';
import * as useCases from '../../../use-cases/index.ts';
import { allow, signedIn } from '../auth/guard.ts';
import type { AdministratorRow, InvitedAdministrator } from '../contract.ts';
import { readBody, text } from '../input.ts';
import { presentTime } from '../present.ts';
import type { ApiEnvironment, ApiServices, Ctx } from '../services.ts';
import { useCaseContext } from '../use-case-context.ts';

const role = v.picklist(roles);
const inviteRequest = v.object({ email: text(320), role });
const changeRequest = v.object({ role });

const verbs = useCases.administrators;

export function administratorRoutes(services: ApiServices): Hono<ApiEnvironment> {
  const path = '/:administrator';
  return new Hono<ApiEnvironment>()
    .use(signedIn(services))
    .get('/', allow(services, 'audit'), (context) => list(context, services))
    .post('/', allow(services, verbs.invite), (context) => invite(context, services))
    .patch(path, allow(services, verbs.changeRole), (context) => changeRole(context, services))
    .post(`${path}/reset`, allow(services, verbs.reset), (context) => reset(context, services))
    .delete(path, allow(services, verbs.remove), (context) => remove(context, services));
}

async function list(context: Ctx, services: ApiServices): Promise<Response> {
  const administrators = await services.store.administrators.list();
  return context.json(administrators.map(present));
}

async function invite(context: Ctx, services: ApiServices): Promise<Response> {
  const request = await readBody(context, inviteRequest);
  const { administrator, secret } = await verbs.invite(useCaseContext(context, services), request);
  return context.json(invited(services, administrator, secret), 201);
}

async function changeRole(context: Ctx, services: ApiServices): Promise<Response> {
  const input = { ...named(context), ...(await readBody(context, changeRequest)) };
  const { administrator } = await verbs.changeRole(useCaseContext(context, services), input);
  return context.json(present(administrator));
}

async function reset(context: Ctx, services: ApiServices): Promise<Response> {
  const { administrator, secret } = await verbs.reset(useCaseContext(context, services), named(context));
  return context.json(invited(services, administrator, secret));
}

async function remove(context: Ctx, services: ApiServices): Promise<Response> {
  await verbs.remove(useCaseContext(context, services), named(context));
  return context.body(null, 204);
}

function named(context: Ctx) {
  return { administrator: context.req.param('administrator') ?? '' };
}

function invited(services: ApiServices, administrator: Administrator, secret: string): InvitedAdministrator {
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
