// What administrators do with their own account: another password, and a look at where they are signed in.

import { Hono } from 'hono';
import * as v from 'valibot';
import {
  administratorRecord,
  changePassword,
  confirmSession,
  endSession,
  hashNewPassword,
  listSessions,
  type Session,
} from '../../../domain/index.ts';
import { formatDateTime } from '../../../scim/index.ts';
import type { AccountSession } from '../contract.ts';
import { readBody, text } from '../input.ts';
import { presentText } from '../present.ts';
import type { ConsoleEnvironment, ConsoleServices, Ctx } from '../services.ts';
import { record, withAudit } from '../with-audit.ts';
import { readSessionCookie } from './cookie.ts';
import { accountsOf, signedIn } from './guard.ts';
import type { PasswordCheck } from './password-check.ts';

const password = text(1_024);
const passwordRequest = v.object({ current: password, password });

export function accountRoutes(services: ConsoleServices, passwordCheck: PasswordCheck): Hono<ConsoleEnvironment> {
  return new Hono<ConsoleEnvironment>()
    .use(signedIn(services))
    .post('/password', (context) => answerPassword(context, services, passwordCheck))
    .get('/sessions', (context) => list(context, services))
    .delete('/sessions', (context) => endOthers(context, services))
    .delete('/sessions/:session', (context) => endOne(context, services));
}

/** The session goes on, and the password counts as given now; all others end. */
async function answerPassword(
  context: Ctx,
  services: ConsoleServices,
  passwordCheck: PasswordCheck,
): Promise<Response> {
  const request = await readBody(context, passwordRequest);
  const { administrator, session } = context.var;
  await passwordCheck.prove(context, request.current);
  const hash = await passwordCheck.admit(() => hashNewPassword(accountsOf(services), administrator, request.password));
  await withAudit(context, services, async (inner) => {
    await changePassword(accountsOf(inner), session, hash);
    await confirmSession(accountsOf(inner), readSessionCookie(context, services.publicUrl));
    await record(context, inner, administratorRecord('administrator.password_changed', administrator));
  });
  return context.body(null, 204);
}

async function list(context: Ctx, services: ConsoleServices): Promise<Response> {
  const { administrator, session } = context.var;
  const sessions = await listSessions(accountsOf(services), administrator);
  return context.json(sessions.map((each) => present(each, session)));
}

async function endOne(context: Ctx, services: ConsoleServices): Promise<Response> {
  const { administrator } = context.var;
  await withAudit(context, services, async (inner) => {
    const ended = await endSession(accountsOf(inner), administrator, context.req.param('session') ?? '');
    await record(context, inner, endedAct(ended));
  });
  return context.body(null, 204);
}

async function endOthers(context: Ctx, services: ConsoleServices): Promise<Response> {
  const { administrator, session } = context.var;
  await withAudit(context, services, async (inner) => {
    const accounts = accountsOf(inner);
    for (const other of await listSessions(accounts, administrator)) {
      if (other.id === session.id) continue;
      await endSession(accounts, administrator, other.id);
      await record(context, inner, endedAct(other));
    }
  });
  return context.body(null, 204);
}

function endedAct({ id, device }: Session) {
  return { action: 'session.ended', target: id, subject: device } as const;
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
