// A backup while the server writes: every write acknowledged before it began is in it, and a server starts on what was restored.

import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createClient } from './client.ts';
import { type Check, check, type Drill, type DrillOptions, milliseconds, percentile } from './drill.ts';
import { createLedger } from './ledger.ts';
import { startLoad } from './load.ts';
import { becard, createDrillServer, createPlace, createTenant } from './server.ts';

const workers = 4;

export const backupUnderLoad: Drill = {
  name: 'backup-under-load',
  about: 'backup create while the server writes, verify, restore elsewhere, and compare with what was acknowledged',
  rounds: 1,
  run: backUp,
};

async function backUp({ database, say }: DrillOptions): Promise<readonly Check[]> {
  const [place, other] = [createPlace(database?.url), createPlace(undefined)];
  const file = join(other.folder, 'drill.backup');
  const tenant = await createTenant(place);
  const [server, restored] = [await createDrillServer(place), await createDrillServer(other)];
  const [client, reader] = [createClient(server.url, tenant), createClient(restored.url, tenant)];
  const [before, during] = [createLedger('before'), createLedger('during')];
  try {
    await server.start();
    const first = startLoad(workers, (worker) => before.write(client, worker));
    await pause(4_000);
    await first.stop();
    const second = startLoad(workers, (worker) => during.write(client, worker));
    const created = await becard('backup', 'create', file, ...place.words);
    await second.stop();
    say(`backed up ${JSON.stringify(created['rows'])}`);
    const verified = await becard('backup', 'verify', file);
    await becard('backup', 'restore', file, ...other.words);
    await restored.start();
    const wrong = await before.compare(reader);
    const slowest = percentile(
      during.answers().map(({ tookMs }) => tookMs),
      0.99,
    );
    const failed = during.answers().filter(({ status }) => status === 0 || status >= 500).length;
    return [
      check(
        'no request fails while the backup is written',
        failed === 0,
        `${failed} of ${during.answers().length}, p99 ${milliseconds(slowest)}`,
      ),
      check('the backup proves itself', verified['verified'] === true, `${created['bytes']} bytes`),
      check(
        'every write from before it is in what was restored',
        wrong.length === 0,
        wrong[0] ?? `${before.acknowledged()} writes`,
      ),
    ];
  } finally {
    for (const { close } of [client, reader]) close();
    for (const one of [server, restored]) await one.kill();
    for (const one of [place, other]) one.remove();
  }
}
