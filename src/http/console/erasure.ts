// What the law asks for about one user: everything that is kept as one document, and its erasure (GDPR Art. 15 and 17).

import { setTimeout as delay } from 'node:timers/promises';
import { Hono } from 'hono';
import {
  beginErasure,
  createRegistries,
  exportUser,
  findUserRecords,
  finishErasure,
  recordsOf,
  tenantUrlOf,
  userAct,
} from '../../domain/index.ts';
import { allow } from './auth/guard.ts';
import type { ErasedUser } from './contract.ts';
import { attachment } from './csv.ts';
import { directoryOf } from './directories.ts';
import type { ConsoleEnvironment, ConsoleServices, Ctx } from './services.ts';
import { auditOf, record, withAudit } from './with-audit.ts';

export function erasureRoutes(services: ConsoleServices): Hono<ConsoleEnvironment> {
  return new Hono<ConsoleEnvironment>()
    .get('/:directory/export/users/:user', allow(services, 'administer'), (context) => exportOne(context, services))
    .post('/:directory/users/:user/erase', allow(services, { right: 'administer', needsPassword: true }), (context) =>
      erase(context, services),
    );
}

async function exportOne(context: Ctx, services: ConsoleServices): Promise<Response> {
  const { store, platform, publicUrl } = services;
  const directory = await directoryOf(context, services);
  const own = store.directory(directory.id);
  const records = await findUserRecords(own, context.req.param('user') ?? '');
  for (const { id } of recordsOf(records)) await record(context, services, userAct('user.exported', directory, id));
  const registry = await createRegistries()(directory, own);
  const tenantUrl = tenantUrlOf(publicUrl, directory.id);
  const document = await exportUser({ store, directory, platform, registry, tenantUrl }, records);
  return context.body(JSON.stringify(document, undefined, 2), 200, {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': attachment(`${recordsOf(records)[0]?.id ?? 'user'}.json`),
  });
}

/** The record goes in one transaction with the line that says so; what names it goes in pieces afterwards. */
async function erase(context: Ctx, services: ConsoleServices): Promise<Response> {
  const directory = await directoryOf(context, services);
  const own = services.store.directory(directory.id);
  const records = await findUserRecords(own, context.req.param('user') ?? '');
  const ids = recordsOf(records).map(({ id }) => id);
  const scope = {
    directory,
    store: own,
    platform: services.platform,
    actor: context.var.administrator.id,
    tenantUrl: tenantUrlOf(services.publicUrl, directory.id),
  };
  await withAudit(context, services, async (inner) => {
    for (const id of ids) await record(context, inner, userAct('user.erasure_begun', directory, id));
    await beginErasure({ ...scope, store: inner.store.directory(directory.id) }, records);
  });
  await delay(services.installation.logDelayMs);
  const { events, logEntries } = await finishErasure(
    { ...services, directoryId: directory.id, audit: auditOf(services) },
    records,
  );
  for (const id of ids) await record(context, services, userAct('user.erased', directory, id));
  await services.store.engine.emptyWriteAheadLog();
  const erased: ErasedUser = { ids, events, logEntries };
  return context.json(erased);
}
