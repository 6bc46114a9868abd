// Clients that hold connections and say little: each is cut off in time, and an honest client does not notice.

import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type Check, check, type Drill, type DrillOptions, milliseconds } from './drill.ts';
import { startAsking } from './load.ts';
import { openServer } from './one-server.ts';
import type { Tenant } from './server.ts';

const socketsPerKind = 100;
const cutWithinMs = 35_000;
const honestMs = 250;

export const slowClients: Drill = {
  name: 'slow-clients',
  about: 'hundreds of connections that send nothing, headers or a body byte by byte, or never read the answer',
  rounds: 1,
  run: hold,
};

interface Kind {
  readonly name: string;
  readonly first: (tenant: Tenant) => string;
  /** Sent again and again, every second. */
  readonly drip: string;
}

const head = ({ path, token }: Tenant, more: string): string =>
  `POST ${path}/Users HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\n${more}`;

const kinds: readonly Kind[] = [
  { name: 'silent', first: () => '', drip: '' },
  { name: 'headers one by one', first: (tenant) => head(tenant, ''), drip: 'x-a: b\r\n' },
  { name: 'half a request line', first: () => 'GET /scim', drip: 'x' },
  {
    name: 'a body byte by byte',
    first: (tenant) => head(tenant, 'content-type: application/scim+json\r\ncontent-length: 1000\r\n\r\n'),
    drip: ' ',
  },
  {
    name: 'a chunked body without an end',
    first: (tenant) => head(tenant, 'content-type: application/scim+json\r\ntransfer-encoding: chunked\r\n\r\n'),
    drip: '1\r\n \r\n',
  },
];

async function hold({ database, say }: DrillOptions): Promise<readonly Check[]> {
  await using scene = await openServer(database);
  const { tenant, server, client } = scene;
  await server.start();
  const asking = startAsking(client);
  const held = kinds.map((kind) => holdKind(kind, server.port, tenant));
  const checks: Check[] = [];
  for (const [index, lasting] of (await Promise.all(held)).entries()) {
    const isCut = lasting.every((ms) => ms < cutWithinMs);
    const name = kinds[index]?.name ?? '';
    checks.push(
      check(
        `${socketsPerKind} connections, ${name}: all cut off within 35 s`,
        isCut,
        `longest ${milliseconds(Math.max(...lasting))}`,
      ),
    );
    say(`${name}: the longest lasted ${milliseconds(Math.max(...lasting))}`);
  }
  return [...checks, await asking.end(honestMs)];
}

/** How long each connection lasted. */
function holdKind({ first, drip }: Kind, port: number, tenant: Tenant): Promise<readonly number[]> {
  return Promise.all(
    Array.from({ length: socketsPerKind }, () => holdOne(connect(port, '127.0.0.1'), first(tenant), drip)),
  );
}

async function holdOne(socket: Socket, first: string, drip: string): Promise<number> {
  const started = performance.now();
  let isOpen = true;
  socket.on('error', () => socket.destroy());
  socket.on('close', () => {
    isOpen = false;
  });
  socket.resume();
  socket.write(first);
  while (isOpen && performance.now() - started < cutWithinMs) {
    await pause(1_000);
    if (isOpen && drip !== '') socket.write(drip);
  }
  socket.destroy();
  return performance.now() - started;
}
