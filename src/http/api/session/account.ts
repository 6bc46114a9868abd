// What administrators do with their own account: another password, and a look at where they are signed in.

import { Hono } from 'hono';
import * as v from 'valibot';
import { accountsOf, hashNewPassword, listSessions, type Session } from '../../../domain/index.ts';
import { formatDateTime } from '../../../scim/index.ts';
import * as useCases from '../../../use-cases/index.ts';
import { readSessionCookie } from '../auth/cookie.ts';
import { signedIn } from '../auth/guard.ts';
import type { PasswordCheck } from '../auth/password-check.ts';
import { readBody, text } from '../input.ts';
import { presentText } from '../present.ts';
import type { ApiEnvironment, ApiServices, Ctx } from '../services.ts';
import { useCaseContext } from '../use-case-context.ts';
import type { AccountSession } from './contract.ts';

const password = text(1_024);
const passwordRequest = v.object({ current: password, password });

const verbs = useCases.sessions;

export function accountRoutes(services: ApiServices, passwordCheck: PasswordCheck): Hono<ApiEnvironment> {
  return new Hono<ApiEnvironment>()
    .use(signedIn(services))
    .post('/password', (context) => answerPassword(context, services, passwordCheck))
    .get('/sessions', (context) => list(context, services))
    .delete('/sessions', (context) => endOthers(context, services))
    .delete('/sessions/:session', (context) => endOne(context, services));
}

async function answerPassword(context: Ctx, services: ApiServices, passwordCheck: PasswordCheck): Promise<Response> {
  const request = await readBody(context, passwordRequest);
  const { administrator } = context.var;
  await passwordCheck.prove(context, request.current);
  const hash = await passwordCheck.admit(() => hashNewPassword(accountsOf(services), administrator, request.password));
  const secret = readSessionCookie(context, services.publicUrl);
  await verbs.changePassword(useCaseContext(context, services), { secret, hash });
  return context.body(null, 204);
}

async function list(context: Ctx, services: ApiServices): Promise<Response> {
  const { administrator, session } = context.var;
  const sessions = await listSessions(accountsOf(services), administrator);
  return context.json(sessions.map((each) => present(each, session)));
}

async function endOne(context: Ctx, services: ApiServices): Promise<Response> {
  await verbs.end(useCaseContext(context, services), { session: context.req.param('session') ?? '' });
  return context.body(null, 204);
}

async function endOthers(context: Ctx, services: ApiServices): Promise<Response> {
  await verbs.endOthers(useCaseContext(context, services), {});
  return context.body(null, 204);
}

function present(session: Session, own: Session): AccountSession {
  return {
    id: session.id,
    ...presentText('device', session.device),
    ...presentText('network', session.network),
    createdAt: formatDateTime(session.createdAt),
    lastSeenAt: formatDateTime(session.lastSeenAt),
    isThisOne: session.id === own.id,
  };
}
