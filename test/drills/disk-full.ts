// The disk fills up under load: changes are refused with 503, reads go on, and with room again all heals and nothing is lost.

import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { count, createClient, personBody } from './client.ts';
import { untilWritten } from './database-held.ts';
import { type Check, check, type Drill, type DrillOptions, milliseconds } from './drill.ts';
import { createLedger } from './ledger.ts';
import { createDrillServer, createPlace, createTenant } from './server.ts';
import { mountDisk } from './small-disk.ts';

const diskBytes = 64 * 1024 * 1024;
const mostWrites = 5_000;

export const diskFull: Drill = {
  name: 'disk-full',
  about: 'a disk of 64 MiB fills up under load (mounts a tmpfs, so it has to run as root)',
  rounds: 1,
  run: fillDisk,
};

async function fillDisk({ say }: DrillOptions): Promise<readonly Check[]> {
  using disk = mountDisk(diskBytes);
  const { folder } = disk;
  const place = createPlace(undefined, folder);
  const ballast = join(folder, 'ballast');
  const tenant = await createTenant(place);
  const server = await createDrillServer(place);
  const client = createClient(server.url, tenant);
  const ledger = createLedger('full');
  try {
    await server.start();
    for (let index = 0; index < 200; index += 1) await ledger.write(client, index % 4);
    const before = ledger.answers().length;
    writeFileSync(ballast, new Uint8Array(freeBytes(folder) - 512 * 1024));
    say(`${Math.round(freeBytes(folder) / 1024)} KiB are left`);
    let refused = 0;
    for (let index = 0; refused < 20 && index < mostWrites; index += 1) {
      const { status } = await ledger.write(client, index % 4);
      if (status === 503) refused += 1;
    }
    const under = ledger.answers().slice(before);
    const reads = await Promise.all(Array.from({ length: 20 }, () => client.send('GET', '/Users?count=10')));
    const ready = await fetch(`${server.url}/health/ready`);
    rmSync(ballast);
    const healedMs = await untilWritten(() => client.send('POST', '/Users', personBody('healed')));
    const wrong = await ledger.compare(client);
    await server.kill();
    await server.start();
    const wrongAfter = await ledger.compare(client);
    const isHonest = under.every(
      ({ status, headers }) => status < 500 || (status === 503 && headers['retry-after'] !== undefined),
    );
    return [
      check('changes are answered 503 with Retry-After once it is full', refused === 20 && isHonest, count(under)),
      check(
        'reads go on',
        reads.every(({ status }) => status === 200),
        count(reads),
      ),
      check('the process goes on', ready.status === 200, `readiness ${ready.status}`),
      check('it heals within 5 s of room, without a restart', healedMs < 5_000, milliseconds(healedMs)),
      check(
        'nothing acknowledged is lost, before and after kill -9',
        wrong.length + wrongAfter.length === 0,
        wrong[0] ?? wrongAfter[0] ?? `${ledger.acknowledged()} writes`,
      ),
    ];
  } finally {
    client.close();
    await server.kill();
  }
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
