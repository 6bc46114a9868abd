// How this installation runs, and how long it keeps things.

import { hostname } from 'node:os';
import { listDirectories } from '../../../domain/index.ts';
import { formatDateTime } from '../../../scim/index.ts';
import { route } from '../route.ts';
import { retention, system } from '../schemas/installation.ts';
import type { Shown } from '../schemas/shared.ts';
import type { ApiServices } from '../services.ts';

export const systemRoutes = {
  getRetention: route({
    method: 'GET',
    path: '/retention',
    title: 'Get how many days data is kept',
    need: { right: 'audit', scope: 'audit:read' },
    answer: retention,
    handle: async ({ services }) => services.installation.retention,
  }),
  getSystem: route({
    method: 'GET',
    path: '/system',
    title: 'Get the state of the server that answers',
    need: { right: 'operate', scope: 'admin' },
    answer: system,
    handle: async ({ services }) => {
      const { store, version, installation, platform } = services;
      const { kind, migration } = await store.engine.describe();
      return {
        version,
        node: `${hostname()} · ${process.pid}`,
        runtime: `Node ${process.versions.node}`,
        startedAt: formatDateTime(platform.clock() - Math.round(process.uptime() * 1000)),
        memoryBytes: process.memoryUsage.rss(),
        store: kind,
        ...(migration === undefined ? {} : { migration }),
        queuedEntries: installation.queuedLines(),
        directories: await loadOf(services),
      };
    },
  }),
};

async function loadOf({ store, installation }: ApiServices): Promise<Shown<typeof system>['directories']> {
  const traffic = new Map(installation.traffic().map((load) => [load.directoryId, load]));
  const directories = await listDirectories(store);
  return directories.map(({ id, name }) => {
    const { requests = 0, refused = 0, failed = 0, p95Ms } = traffic.get(id) ?? {};
    return { id, name, requests, refused, failed, ...(p95Ms === undefined ? {} : { p95Ms }) };
  });
}
