// Signing in and out, and the links that make administrators.

import { Hono } from 'hono';
import * as v from 'valibot';
import {
  type Administrator,
  accountsOf,
  findSession,
  hashAcceptance,
  needsFirstAdministrator,
  parseEmail,
  previewInvitation,
  rightsOf,
  verifyAdministrator,
} from '../../../domain/index.ts';
import { formatDateTime } from '../../../scim/index.ts';
import * as useCases from '../../../use-cases/index.ts';
import { shortenAddress } from '../../network.ts';
import { clearSessionCookie, readSessionCookie, writeSessionCookie } from '../auth/cookie.ts';
import { describeDevice } from '../auth/device.ts';
import { signedIn } from '../auth/guard.ts';
import type { PasswordCheck } from '../auth/password-check.ts';
import { readBody, text } from '../input.ts';
import { presentText } from '../present.ts';
import type { ApiEnvironment, ApiServices, Ctx } from '../services.ts';
import { useCaseContext } from '../use-case-context.ts';
import type { InvitationPreview, Session } from './contract.ts';

const email = text(320);
const password = text(1_024);
const secret = text(200);
const signInRequest = v.object({ email, password });
const invitationRequest = v.object({ secret });
const confirmRequest = v.object({ password });
const acceptRequest = v.object({ secret, email: v.optional(email), password });

const verbs = useCases.sessions;

/** Routes that a browser uses before it is signed in, and to leave. */
export function sessionRoutes(services: ApiServices, passwordCheck: PasswordCheck): Hono<ApiEnvironment> {
  return new Hono<ApiEnvironment>()
    .get('/', (context) => showSession(context, services))
    .post('/sign-in', (context) => answerSignIn(context, services, passwordCheck))
    .post('/sign-out', (context) => answerSignOut(context, services))
    .post('/confirm', signedIn(services), (context) => answerConfirm(context, services, passwordCheck))
    .post('/invitation', (context) => answerPreview(context, services))
    .post('/invitation/accept', (context) => answerAccept(context, services, passwordCheck));
}

async function showSession(context: Ctx, services: ApiServices): Promise<Response> {
  const accounts = accountsOf(services);
  const session = await findSession(accounts, readSessionCookie(context, services.publicUrl));
  if (session !== undefined) return context.json(present(services, session.administrator));
  const state = (await needsFirstAdministrator(accounts)) ? 'setup' : 'signed-out';
  const shown: Session = { state, language: services.language };
  return context.json(shown);
}

async function answerSignIn(context: Ctx, services: ApiServices, passwordCheck: PasswordCheck): Promise<Response> {
  const request = await readBody(context, signInRequest);
  const proof = await passwordCheck.guess(context, { account: parseEmail(request.email) }, () =>
    verifyAdministrator(accountsOf(services), request.email, request.password),
  );
  const session = await verbs.signIn(useCaseContext(context, services), { proof, ...arrivalOf(context, services) });
  writeSessionCookie(context, services.publicUrl, session);
  return context.json(present(services, session.administrator));
}

/** The password once more, in a session that is open. */
async function answerConfirm(context: Ctx, services: ApiServices, passwordCheck: PasswordCheck): Promise<Response> {
  const request = await readBody(context, confirmRequest);
  await passwordCheck.prove(context, request.password);
  const secret = readSessionCookie(context, services.publicUrl);
  await verbs.confirm(useCaseContext(context, services), { secret });
  return context.body(null, 204);
}

async function answerSignOut(context: Ctx, services: ApiServices): Promise<Response> {
  const secret = readSessionCookie(context, services.publicUrl);
  await verbs.close(useCaseContext(context, services), { secret });
  clearSessionCookie(context, services.publicUrl);
  return context.body(null, 204);
}

async function answerPreview(context: Ctx, services: ApiServices): Promise<Response> {
  const request = await readBody(context, invitationRequest);
  const invitation = await previewInvitation(accountsOf(services), request.secret);
  const preview: InvitationPreview = {
    ...presentText('email', invitation.email),
    expiresAt: formatDateTime(invitation.expiresAt),
  };
  return context.json(preview);
}

/** The password is hashed only for the holder of an invitation. */
async function answerAccept(context: Ctx, services: ApiServices, passwordCheck: PasswordCheck): Promise<Response> {
  const acceptance = await readBody(context, acceptRequest);
  const hash = await passwordCheck.admit(() => hashAcceptance(accountsOf(services), acceptance));
  const input = { acceptance, hash, ...arrivalOf(context, services) };
  const session = await verbs.join(useCaseContext(context, services), input);
  writeSessionCookie(context, services.publicUrl, session);
  return context.json(present(services, session.administrator));
}

function arrivalOf(context: Ctx, services: ApiServices) {
  const device = describeDevice(context.req.header('user-agent'));
  const origin = { device, network: shortenAddress(context.env.remoteAddress) };
  return { origin, earlierSecret: readSessionCookie(context, services.publicUrl) };
}

function present(services: ApiServices, { id, email, role }: Administrator): Session {
  return {
    state: 'signed-in',
    administrator: { id, email, role },
    rights: rightsOf({ kind: 'administrator', role }),
    version: services.version,
    language: services.language,
  };
}
