// Signing in and out, and the links that make administrators.

import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import {
  type Administrator,
  acceptInvitation,
  findSignedIn,
  needsFirstAdministrator,
  normalizeEmail,
  openSession,
  previewInvitation,
  signIn,
  signOut,
} from '../../directory/index.ts';
import { formatDateTime } from '../../scim/index.ts';
import type { ConsoleSession, InvitationPreview } from './contract.ts';
import { clearSessionCookie, readSessionCookie, writeSessionCookie } from './cookie.ts';
import { accountsOf } from './guard.ts';
import { readBody, text } from './input.ts';
import { presentAdministrator, presentText } from './present.ts';
import type { ConsoleEnvironment, ConsoleServices } from './services.ts';
import { createThrottle, type Throttle } from './throttle.ts';

const email = text(320);
const password = text(1_024);
const secret = text(200);
const signInRequest = v.object({ email, password });
const invitationRequest = v.object({ secret });
const acceptRequest = v.object({ secret, email: v.optional(email), password });

type Ask = Context<ConsoleEnvironment>;

/** Routes that a browser uses before it is signed in, and to leave. */
export function sessionRoutes(services: ConsoleServices): Hono<ConsoleEnvironment> {
  const throttle = createThrottle(services.platform.clock);
  return new Hono<ConsoleEnvironment>()
    .get('/session', (context) => showSession(context, services))
    .post('/sign-in', (context) => answerSignIn(context, services, throttle))
    .post('/sign-out', (context) => answerSignOut(context, services))
    .post('/invitation', (context) => answerPreview(context, services))
    .post('/invitation/accept', (context) => answerAccept(context, services));
}

async function showSession(context: Ask, services: ConsoleServices): Promise<Response> {
  const accounts = accountsOf(services);
  const administrator = await findSignedIn(accounts, readSessionCookie(context, services.publicUrl));
  if (administrator !== undefined) return context.json(signedIn(services, administrator));
  const state = (await needsFirstAdministrator(accounts)) ? 'setup' : 'signed-out';
  const session: ConsoleSession = { state, version: services.version, language: services.language };
  return context.json(session);
}

async function answerSignIn(context: Ask, services: ConsoleServices, throttle: Throttle): Promise<Response> {
  const request = await readBody(context, signInRequest);
  const account = `account ${normalizeEmail(request.email)}`;
  throttle.attempt([account, `address ${context.env.remoteAddress ?? 'unknown'}`]);
  const session = await signIn(accountsOf(services), request.email, request.password);
  throttle.forgive(account);
  await endEarlierSession(context, services);
  writeSessionCookie(context, services.publicUrl, session);
  return context.json(signedIn(services, session.administrator));
}

async function answerSignOut(context: Ask, services: ConsoleServices): Promise<Response> {
  await endEarlierSession(context, services);
  clearSessionCookie(context, services.publicUrl);
  return context.body(null, 204);
}

async function answerPreview(context: Ask, services: ConsoleServices): Promise<Response> {
  const request = await readBody(context, invitationRequest);
  const invitation = await previewInvitation(accountsOf(services), request.secret);
  const preview: InvitationPreview = {
    ...presentText('email', invitation.email),
    expiresAt: formatDateTime(invitation.expiresAt),
  };
  return context.json(preview);
}

async function answerAccept(context: Ask, services: ConsoleServices): Promise<Response> {
  const accounts = accountsOf(services);
  const administrator = await acceptInvitation(accounts, await readBody(context, acceptRequest));
  await accounts.store.noteSignIn(administrator.id, services.platform.clock());
  await endEarlierSession(context, services);
  writeSessionCookie(context, services.publicUrl, await openSession(accounts, administrator));
  return context.json(signedIn(services, administrator));
}

/** A browser has one session: what the old cookie opened ends. */
async function endEarlierSession(context: Ask, services: ConsoleServices): Promise<void> {
  await signOut(accountsOf(services), readSessionCookie(context, services.publicUrl));
}

function signedIn(services: ConsoleServices, administrator: Administrator): ConsoleSession {
  return {
    state: 'signed-in',
    administrator: presentAdministrator(administrator),
    version: services.version,
    language: services.language,
  };
}
