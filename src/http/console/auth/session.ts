// Signing in and out, and the links that make administrators.

import { Hono } from 'hono';
import * as v from 'valibot';
import {
  type Administrator,
  acceptInvitation,
  administratorRecord,
  confirmSession,
  findSession,
  hashAcceptance,
  needsFirstAdministrator,
  type OpenedSession,
  openSession,
  parseEmail,
  previewInvitation,
  requireSamePassword,
  rightsOf,
  signOut,
  verifyAdministrator,
} from '../../../domain/index.ts';
import { formatDateTime } from '../../../scim/index.ts';
import { shortenAddress } from '../../network.ts';
import type { ConsoleSession, InvitationPreview } from '../contract.ts';
import { readBody, text } from '../input.ts';
import { presentAdministrator, presentText } from '../present.ts';
import type { ConsoleEnvironment, ConsoleServices, Ctx } from '../services.ts';
import { inTransaction, record, recordAs, withAudit } from '../with-audit.ts';
import { clearSessionCookie, readSessionCookie, writeSessionCookie } from './cookie.ts';
import { describeDevice } from './device.ts';
import { accountsOf, signedIn } from './guard.ts';
import type { PasswordCheck } from './password-check.ts';

const email = text(320);
const password = text(1_024);
const secret = text(200);
const signInRequest = v.object({ email, password });
const invitationRequest = v.object({ secret });
const confirmRequest = v.object({ password });
const acceptRequest = v.object({ secret, email: v.optional(email), password });

/** Routes that a browser uses before it is signed in, and to leave. */
export function sessionRoutes(services: ConsoleServices, passwordCheck: PasswordCheck): Hono<ConsoleEnvironment> {
  return new Hono<ConsoleEnvironment>()
    .get('/session', (context) => showSession(context, services))
    .post('/sign-in', (context) => answerSignIn(context, services, passwordCheck))
    .post('/sign-out', (context) => answerSignOut(context, services))
    .post('/session/confirm', signedIn(services), (context) => answerConfirm(context, services, passwordCheck))
    .post('/invitation', (context) => answerPreview(context, services))
    .post('/invitation/accept', (context) => answerAccept(context, services, passwordCheck));
}

async function showSession(context: Ctx, services: ConsoleServices): Promise<Response> {
  const accounts = accountsOf(services);
  const session = await findSession(accounts, readSessionCookie(context, services.publicUrl));
  if (session !== undefined) return context.json(present(services, session.administrator));
  const state = (await needsFirstAdministrator(accounts)) ? 'setup' : 'signed-out';
  const shown: ConsoleSession = { state, language: services.language };
  return context.json(shown);
}

async function answerSignIn(context: Ctx, services: ConsoleServices, passwordCheck: PasswordCheck): Promise<Response> {
  const request = await readBody(context, signInRequest);
  const proof = await passwordCheck.guess(context, { account: parseEmail(request.email) }, () =>
    verifyAdministrator(accountsOf(services), request.email, request.password),
  );
  const { administrator } = proof;
  const session = await inTransaction(services, async (inner) => {
    await requireSamePassword(accountsOf(inner), proof);
    await recordAs(context, inner, administrator.email, { action: 'session.opened', target: administrator.id });
    return replaceSession(context, inner, administrator);
  });
  writeSessionCookie(context, services.publicUrl, session);
  return context.json(present(services, session.administrator));
}

/** The password once more, in a session that is open. */
async function answerConfirm(context: Ctx, services: ConsoleServices, passwordCheck: PasswordCheck): Promise<Response> {
  const request = await readBody(context, confirmRequest);
  const secret = readSessionCookie(context, services.publicUrl);
  await passwordCheck.prove(context, request.password);
  await withAudit(context, services, async (inner) => {
    await confirmSession(accountsOf(inner), secret);
    await record(context, inner, { action: 'session.confirmed' });
  });
  return context.body(null, 204);
}

async function answerSignOut(context: Ctx, services: ConsoleServices): Promise<Response> {
  await inTransaction(services, async (inner) => {
    const session = await findSession(accountsOf(inner), readSessionCookie(context, services.publicUrl));
    if (session === undefined) return;
    await endEarlierSession(context, inner);
    await recordAs(context, inner, session.administrator.email, { action: 'session.closed' });
  });
  clearSessionCookie(context, services.publicUrl);
  return context.body(null, 204);
}

async function answerPreview(context: Ctx, services: ConsoleServices): Promise<Response> {
  const request = await readBody(context, invitationRequest);
  const invitation = await previewInvitation(accountsOf(services), request.secret);
  const preview: InvitationPreview = {
    ...presentText('email', invitation.email),
    expiresAt: formatDateTime(invitation.expiresAt),
  };
  return context.json(preview);
}

/** Only who holds a secret of ours comes as far as the hash. */
async function answerAccept(context: Ctx, services: ConsoleServices, passwordCheck: PasswordCheck): Promise<Response> {
  const accounts = accountsOf(services);
  const request = await readBody(context, acceptRequest);
  const hash = await passwordCheck.admit(() => hashAcceptance(accounts, request));
  const session = await inTransaction(services, async (inner) => {
    const joined = await acceptInvitation(accountsOf(inner), request, hash);
    const act = administratorRecord('administrator.joined', joined, [{ path: 'role', after: joined.role }]);
    await recordAs(context, inner, joined.email, act);
    return replaceSession(context, inner, joined);
  });
  writeSessionCookie(context, services.publicUrl, session);
  return context.json(present(services, session.administrator));
}

async function replaceSession(
  context: Ctx,
  services: ConsoleServices,
  administrator: Administrator,
): Promise<OpenedSession> {
  await endEarlierSession(context, services);
  const device = describeDevice(context.req.header('user-agent'));
  const network = shortenAddress(context.env.remoteAddress);
  return openSession(accountsOf(services), administrator, { device, network });
}

/** A browser has one session: what the old cookie opened ends. */
async function endEarlierSession(context: Ctx, services: ConsoleServices): Promise<void> {
  await signOut(accountsOf(services), readSessionCookie(context, services.publicUrl));
}

function present(services: ConsoleServices, administrator: Administrator): ConsoleSession {
  return {
    state: 'signed-in',
    administrator: presentAdministrator(administrator),
    rights: rightsOf({ kind: 'administrator', role: administrator.role }),
    version: services.version,
    language: services.language,
  };
}
