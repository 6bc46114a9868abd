// What a receiver can rely on while it is away and while servers die, on each store: every event, in the order of its resource, and a
// repetition only with the same id.

import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import type { Store } from '../../domain/index.ts';
import { openStore } from '../../store/index.ts';
import { createDatabase } from '../../store/testing/database.ts';
import { openTemporaryStore } from '../../store/testing/temporary-store.ts';
import { drain } from '../testing/site.ts';
import { openWebhookSite, type WebhookSite } from '../testing/webhook-site.ts';

const events = 500;
const resources = 40;
const kills = 50;
const minuteMs = 60_000;

/** The stores of the nodes on one database. */
type OpenNodes = (context: TestContext) => Promise<readonly [Store, ...Store[]]>;

const places: Readonly<Record<string, OpenNodes>> = {
  SQLite: async () => [openTemporaryStore()],
  'two nodes with PostgreSQL': async (context) => {
    const { url, drop } = await createDatabase();
    const stores = [await openStore({ databaseUrl: url }), await openStore({ databaseUrl: url })] as const;
    context.after(async () => {
      await Promise.all(stores.map((store) => store.close()));
      await drop();
    });
    return [...stores];
  },
};

/** A server's store that can be cut off: afterwards nothing of it is written. */
function cutOff(store: Store): { readonly store: Store; readonly kill: () => void } {
  let isDead = false;
  const keep: Store['deliveries']['keep'] = (step) =>
    isDead ? new Promise(() => undefined) : store.deliveries.keep(step);
  return {
    store: { ...store, deliveries: { ...store.deliveries, keep } },
    kill: () => {
      isDead = true;
    },
  };
}

/** Writes events of resources in turn, and remembers their order. */
async function writeEvents(
  site: WebhookSite,
  written: Map<string, string[]>,
  from: number,
  count: number,
): Promise<void> {
  for (let number = from; number < from + count; number += 1) {
    const resource = `user-${(number * 7) % resources}`;
    const [id = ''] = await site.change(resource);
    written.set(resource, [...(written.get(resource) ?? []), id]);
  }
}

/** The ids that the receiver took, in the order of their first arrival, by resource. */
function arrivals(site: WebhookSite, since: number): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { id, body } of site.received.slice(since)) {
    const ids = found.get(body.data.id) ?? [];
    if (!ids.includes(id)) ids.push(id);
    found.set(body.data.id, ids);
  }
  return found;
}

for (const [name, open] of Object.entries(places)) {
  describe(name, () => {
    test(`${events} events during ten minutes without a receiver arrive afterwards, in order, each once`, async (context) => {
      const [store, other = store] = await open(context);
      const site = await openWebhookSite(store);
      const written = new Map<string, string[]>();
      const sender = site.open();
      site.react = () => 'connection';
      for (let minute = 0; minute < 10; minute += 1) {
        await writeEvents(site, written, minute * 50, 50);
        await drain(sender);
        site.pass(minuteMs);
      }
      const away = site.received.length;

      site.react = () => 200;
      const successor = site.open({ ctx: { ...site.ctx, store: other } });
      for (let minute = 0; minute < 35; minute += 1) {
        await drain(successor);
        site.pass(minuteMs);
      }

      assert.deepEqual(arrivals(site, away), written);
      assert.equal(site.received.length - away, events);
    });

    test(`over ${kills} kills of the sender ${events} events arrive, in order, repeated only when they were under way`, async (context) => {
      const stores = await open(context);
      const site = await openWebhookSite(stores[0]);
      const written = new Map<string, string[]>();
      for (let round = 0; round < kills; round += 1) {
        await writeEvents(site, written, round * 10, 10);
        const { store, kill } = cutOff(stores[round % stores.length] ?? stores[0]);
        let isAlive = true;
        const sender = site.open({ ctx: { ...site.ctx, store }, maySend: () => isAlive });
        // It dies at another moment each time: before a turn is over, with requests under way, or with answers that are not saved.
        const turn = sender.turn();
        for (let step = 0; step < round % 13; step += 1) await new Promise((resolve) => setImmediate(resolve));
        if (round % 3 === 0) await turn;
        kill();
        isAlive = false;
        await sender.idle();
      }

      await drain(site.open({ ctx: { ...site.ctx, store: stores.at(-1) ?? stores[0] } }));

      assert.deepEqual(arrivals(site, 0), written);
      const repeated = site.received.length - events;
      assert.ok(repeated > 0 && repeated <= kills * 20, `${repeated} repeated`);
      assert.deepEqual(site.reported, []);
    });
  });
}
