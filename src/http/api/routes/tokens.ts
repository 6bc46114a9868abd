// Secret Tokens in the console: created and shown once, listed by their hint, removed. Setup links use the same routes.

import { Hono } from 'hono';
import * as v from 'valibot';
import { listTokens } from '../../../domain/index.ts';
import * as useCases from '../../../use-cases/index.ts';
import { allow } from '../auth/guard.ts';
import type { CreatedToken } from '../contract.ts';
import { readBody, text } from '../input.ts';
import { presentToken } from '../present.ts';
import type { ApiEnvironment, ApiServices, Ctx } from '../services.ts';
import { useCaseContext } from '../use-case-context.ts';
import { directoryIn, directoryOf } from './directories.ts';

const createRequest = v.object({
  name: v.exactOptional(text(1_000)),
  expiresInDays: v.exactOptional(v.number()),
  replace: v.exactOptional(v.boolean()),
});

const changeRequest = v.object({
  name: v.exactOptional(text(1_000)),
  expiresInDays: v.exactOptional(v.nullable(v.number())),
});

const { create, change, revoke } = useCases.tokens;

export function tokenRoutes(services: ApiServices): Hono<ApiEnvironment> {
  const path = '/:directory/tokens';
  return new Hono<ApiEnvironment>()
    .get(path, (context) => showAll(context, services))
    .post(path, allow(services, create), (context) => answerCreate(context, services))
    .patch(`${path}/:token`, allow(services, change), (context) => answerChange(context, services))
    .delete(`${path}/:token`, allow(services, revoke), (context) => answerRevoke(context, services));
}

async function showAll(context: Ctx, services: ApiServices): Promise<Response> {
  const { platform, store } = services;
  const { id } = await directoryOf(context, services);
  const tokens = await listTokens({ directoryId: id, store: store.directory(id), platform });
  return context.json(tokens.map((token) => presentToken(token, platform.clock())));
}

async function answerCreate(context: Ctx, services: ApiServices): Promise<Response> {
  const request = await readBody(context, createRequest);
  const { token, secret } = await create(useCaseContext(context, services), { ...addressOf(context), ...request });
  const created: CreatedToken = { token: presentToken(token, services.platform.clock()), secret };
  return context.json(created, 201);
}

async function answerChange(context: Ctx, services: ApiServices): Promise<Response> {
  const request = await readBody(context, changeRequest);
  const { token } = await change(useCaseContext(context, services), { ...addressOf(context), ...request });
  return context.json(presentToken(token, services.platform.clock()));
}

async function answerRevoke(context: Ctx, services: ApiServices): Promise<Response> {
  await revoke(useCaseContext(context, services), addressOf(context));
  return context.body(null, 204);
}

function addressOf(context: Ctx) {
  return { directory: directoryIn(context), token: context.req.param('token') ?? '' };
}
