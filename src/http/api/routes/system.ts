// How this installation runs, and how long it keeps things.

import { hostname } from 'node:os';
import { Hono } from 'hono';
import { listDirectories } from '../../../domain/index.ts';
import { formatDateTime } from '../../../scim/index.ts';
import { allow, signedIn } from '../auth/guard.ts';
import type { DirectoryLoad, RetentionDays, SystemReport } from '../contract.ts';
import type { ApiEnvironment, ApiServices, Ctx } from '../services.ts';

export function systemRoutes(services: ApiServices): Hono<ApiEnvironment> {
  return new Hono<ApiEnvironment>()
    .use(signedIn(services), allow(services, 'operate'))
    .get('/', (context) => show(context, services));
}

export function retentionRoutes(services: ApiServices): Hono<ApiEnvironment> {
  return new Hono<ApiEnvironment>()
    .use(signedIn(services), allow(services, 'audit'))
    .get('/', (context) => context.json(services.installation.retention satisfies RetentionDays));
}

async function show(context: Ctx, services: ApiServices): Promise<Response> {
  const { store, version, installation, platform } = services;
  const { kind, migration } = await store.engine.describe();
  const report: SystemReport = {
    version,
    node: `${hostname()} · ${process.pid}`,
    runtime: `Node ${process.versions.node}`,
    startedAt: formatDateTime(platform.clock() - Math.round(process.uptime() * 1000)),
    memoryBytes: process.memoryUsage.rss(),
    store: kind,
    ...(migration === undefined ? {} : { migration }),
    queuedLines: installation.queuedLines(),
    directories: await loadOf(services),
  };
  return context.json(report);
}

async function loadOf({ store, installation }: ApiServices): Promise<readonly DirectoryLoad[]> {
  const traffic = new Map(installation.traffic().map((load) => [load.directoryId, load]));
  const directories = await listDirectories(store);
  return directories.map(({ id, name }) => {
    const { requests = 0, refused = 0, failed = 0, p95Ms } = traffic.get(id) ?? {};
    return { id, name, requests, refused, failed, ...(p95Ms === undefined ? {} : { p95Ms }) };
  });
}
