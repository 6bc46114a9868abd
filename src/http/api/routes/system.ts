// How this installation runs, and how long it keeps things.

import * as v from 'valibot';
import {
  describeFinding,
  lastBackup,
  listDirectories,
  type Store,
  toIntervals,
  toNodes,
} from '../../../domain/index.ts';
import { formatDateTime } from '../../../scim/index.ts';
import { identifyProcess } from '../../node-load.ts';
import { presentTime } from '../present.ts';
import { route } from '../route.ts';
import { findings, retention, system, systemHistory } from '../schemas/installation.ts';
import type { Shown } from '../schemas/shared.ts';
import type { ApiServices } from '../services.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** A server notes each minute once it has passed. */
const silentMs = 3 * minuteMs;
/** About a hundred intervals each. */
const intervalMinutes = { day: 15, week: 120 } as const;
const daysOf = { day: 1, week: 7 } as const;

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
      const { name, startedAt } = identifyProcess(platform.clock);
      return {
        version,
        node: name,
        runtime: `Node ${process.versions.node}`,
        startedAt: formatDateTime(startedAt),
        memoryBytes: process.memoryUsage.rss(),
        store: kind,
        ...(migration === undefined ? {} : { migration }),
        queuedEntries: installation.queuedLines(),
        directories: await loadOf(services),
        ...(await stateOf(store, platform.clock())),
      };
    },
  }),
  listFindings: route({
    method: 'GET',
    path: '/system/findings',
    title: 'Examine machine, store, backups and address of the server that answers',
    need: { right: 'operate', scope: 'admin' },
    answer: findings,
    handle: async ({ services }) => ({
      items: (await services.installation.examine()).map((finding) => ({ ...finding, ...describeFinding(finding) })),
    }),
  }),
  getSystemHistory: route({
    method: 'GET',
    path: '/system/history',
    title: 'Get what all servers did over a day or a week',
    need: { right: 'operate', scope: 'admin' },
    query: v.object({ range: v.optional(v.picklist(['day', 'week']), 'day') }),
    answer: systemHistory,
    handle: async ({ query: { range }, services: { store, platform } }) => {
      const now = platform.clock();
      const from = now - daysOf[range] * dayMs;
      const lengthMs = intervalMinutes[range] * minuteMs;
      const minutes = await store.figures.since(Math.floor(from / lengthMs) * lengthMs);
      return {
        intervalMinutes: intervalMinutes[range],
        intervals: toIntervals(minutes, from, now, lengthMs).map(({ p95Ms, cpuPercent, ...each }) => ({
          ...each,
          from: formatDateTime(each.from),
          cpuPercent: Math.round(cpuPercent * 10) / 10,
          ...(p95Ms === undefined ? {} : { p95Ms }),
        })),
      };
    },
  }),
};

type State = Pick<Shown<typeof system>, 'nodes' | 'storage' | 'backup'>;

async function stateOf(store: Store, now: number): Promise<State> {
  const [minutes, { bytes, disk }, backup] = await Promise.all([
    store.figures.since(now - hourMs),
    store.engine.measure(),
    lastBackup(store.audit),
  ]);
  return {
    nodes: toNodes(minutes).map(({ nodeId, startedAt, lastMinute, ...node }) => ({
      id: nodeId,
      ...node,
      startedAt: formatDateTime(startedAt),
      lastMinute: formatDateTime(lastMinute),
      runs: now - lastMinute < silentMs,
    })),
    storage: {
      bytes,
      ...(disk === undefined ? {} : { diskFreeBytes: disk.freeBytes, diskTotalBytes: disk.totalBytes }),
    },
    backup: {
      ...presentTime('createdAt', backup.createdAt),
      ...presentTime('verifiedAt', backup.verifiedAt),
      ...(backup.bytes === undefined ? {} : { bytes: backup.bytes }),
    },
  };
}

async function loadOf({ store, installation }: ApiServices): Promise<Shown<typeof system>['directories']> {
  const traffic = new Map(installation.traffic().map((load) => [load.directoryId, load]));
  const directories = await listDirectories(store);
  return directories.map(({ id, name }) => {
    const { requests = 0, refused = 0, failed = 0, p95Ms } = traffic.get(id) ?? {};
    return { id, name, requests, refused, failed, ...(p95Ms === undefined ? {} : { p95Ms }) };
  });
}
