// Secret Tokens in the console: created and shown once, listed by their hint, removed.

import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import {
  changeToken,
  createToken,
  listTokens,
  requireConfirmed,
  revokeToken,
  type Token,
  type TokenId,
  type TokenScope,
  tokenChanges,
  tokenRecord,
} from '../../domain/index.ts';
import { accountsOf, allow, confirmed } from './auth/guard.ts';
import type { CreatedToken } from './contract.ts';
import { directoryOf } from './directories.ts';
import { readBody, text } from './input.ts';
import { presentToken } from './present.ts';
import type { ConsoleEnvironment, ConsoleServices } from './services.ts';
import { record, withAudit } from './with-audit.ts';

const createRequest = v.object({
  name: v.exactOptional(text(1_000)),
  expiresInDays: v.exactOptional(v.number()),
  replace: v.exactOptional(v.boolean()),
});

const changeRequest = v.object({
  name: v.exactOptional(text(1_000)),
  expiresInDays: v.exactOptional(v.nullable(v.number())),
});

type Ask = Context<ConsoleEnvironment>;

export function tokenRoutes(services: ConsoleServices): Hono<ConsoleEnvironment> {
  return new Hono<ConsoleEnvironment>()
    .get('/:directory/tokens', (context) => list(context, services))
    .post('/:directory/tokens', (context) => create(context, services))
    .patch('/:directory/tokens/:token', (context) => change(context, services))
    .delete('/:directory/tokens/:token', (context) => withAudit(context, services, (inner) => revoke(context, inner)));
}

/** Stands before the routes where administrators come in; the holder of a setup link has passed another gate. */
export function tokenGates(services: ConsoleServices): Hono<ConsoleEnvironment> {
  return new Hono<ConsoleEnvironment>()
    .post('/:directory/tokens', allow('administer'), confirmed(services))
    .patch('/:directory/tokens/:token', allow('administer'))
    .delete('/:directory/tokens/:token', allow('administer'));
}

async function list(context: Ask, services: ConsoleServices): Promise<Response> {
  const tokens = await listTokens(await scopeOf(context, services));
  const now = services.platform.clock();
  return context.json(tokens.map((token) => presentToken(token, now)));
}

async function create(context: Ask, services: ConsoleServices): Promise<Response> {
  const request = await readBody(context, createRequest);
  const createdBy = context.var.actor;
  return withAudit(context, services, async (inner) => {
    const scope = await scopeOf(context, inner);
    const { token, secret, replaced } = await createToken(scope, { ...request, createdBy });
    await record(context, inner, tokenRecord('token.created', token));
    for (const ended of replaced) await record(context, inner, tokenRecord('token.revoked', ended));
    const created: CreatedToken = { token: presentToken(token, services.platform.clock()), secret };
    return context.json(created, 201);
  });
}

async function change(context: Ask, services: ConsoleServices): Promise<Response> {
  const wish = await readBody(context, changeRequest);
  return withAudit(context, services, async (inner) => {
    const { before, token } = await changeToken(await scopeOf(context, inner), tokenIdOf(context), wish);
    // More time for a key is a key handed out. A guest has no password: the link is all that lets it in.
    const isGuest = context.var.setupLinkId !== undefined;
    if (isLonger(before, token) && !isGuest) requireConfirmed(accountsOf(inner), context.var.session);
    const changes = tokenChanges(before, token);
    if (changes.length > 0) await record(context, inner, { ...tokenRecord('token.changed', token), changes });
    return context.json(presentToken(token, services.platform.clock()));
  });
}

function isLonger(before: Token, after: Token): boolean {
  return (after.expiresAt ?? Number.POSITIVE_INFINITY) > (before.expiresAt ?? Number.POSITIVE_INFINITY);
}

async function revoke(context: Ask, services: ConsoleServices): Promise<Response> {
  const scope = await scopeOf(context, services);
  const token = await revokeToken(scope, tokenIdOf(context));
  await record(context, services, tokenRecord('token.revoked', token));
  return context.body(null, 204);
}

// Any text may be asked for as an id; the store says whether there is one.
function tokenIdOf(context: Ask): TokenId {
  return (context.req.param('token') ?? '') as TokenId;
}

async function scopeOf(context: Ask, services: ConsoleServices): Promise<TokenScope> {
  const { id } = await directoryOf(context, services);
  const { setupLinkId } = context.var;
  return { directoryId: id, store: services.store.directory(id), platform: services.platform, setupLinkId };
}
