// Bodies that are too large, too deep or without an end: refused early, and the server stays small and at hand for others.

import { connect } from 'node:net';
import { personBody } from './client.ts';
import { type Check, check, type Drill, type DrillOptions } from './drill.ts';
import { startAsking } from './load.ts';
import { openServer } from './one-server.ts';
import type { Tenant } from './server.ts';

const mebibyte = 1024 * 1024;
const mostAccepted = 8 * mebibyte;
const mostMiB = 350;
const giveUpMs = 20_000;

export const bigBodies: Drill = {
  name: 'big-bodies',
  about:
    'bodies above the limit, announced or endless, deep JSON, many at once; memory and the honest client are watched',
  rounds: 20,
  run: send,
};

async function send({ rounds, database, say }: DrillOptions): Promise<readonly Check[]> {
  await using scene = await openServer(database);
  const { tenant, server, client } = scene;
  await server.start();
  const asking = startAsking(client);
  const checks: Check[] = [];
  const expect = (what: string, found: readonly number[], wanted: number): void => {
    checks.push(
      check(
        `${what}: ${wanted}`,
        found.every((status) => status === wanted),
        `${[...new Set(found)].join(', ')} in ${found.length} tries`,
      ),
    );
    say(checks.at(-1)?.what ?? '');
  };
  const times = (act: () => Promise<number>): Promise<readonly number[]> =>
    Promise.all(Array.from({ length: rounds }, act));
  const post = async (body: unknown): Promise<number> => (await client.send('POST', '/Users', body)).status;
  expect(
    'a body one byte above the limit',
    await times(() => post(personBody('big', { title: 'x'.repeat(mebibyte) }))),
    413,
  );
  expect('JSON nested 100,000 deep', await times(() => sendRaw(server.port, tenant, '['.repeat(100_000))), 400);
  expect('10 GiB announced', await times(() => announce(server.port, tenant)), 413);
  const accepted = await Promise.all(Array.from({ length: rounds }, () => pour(server.port, tenant)));
  const most = Math.max(...accepted);
  checks.push(
    check(
      'a body without an end is cut off before 8 MiB',
      most <= mostAccepted,
      `at most ${(most / mebibyte).toFixed(1)} MiB were taken`,
    ),
  );
  const honest = await asking.end();
  const peak = server.peakMiB();
  const small = check('the server stays below 350 MiB', peak < mostMiB, `${Math.round(peak)} MiB at most`);
  return [...checks, small, honest];
}

function head({ path, token }: Tenant, length: string): string {
  const type = 'content-type: application/scim+json';
  return `POST ${path}/Users HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\n${type}\r\n${length}\r\n\r\n`;
}

function sendRaw(port: number, tenant: Tenant, body: string): Promise<number> {
  return converse(port, head(tenant, `content-length: ${body.length}`) + body);
}

function announce(port: number, tenant: Tenant): Promise<number> {
  return converse(port, head(tenant, `content-length: ${10 * 1024 * mebibyte}`));
}

/** The status of the answer to raw bytes; 0 without one. */
function converse(port: number, bytes: string): Promise<number> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (status: number): void => {
      socket.destroy();
      resolve(status);
    };
    socket.setTimeout(giveUpMs, () => end(0));
    socket.once('error', () => end(0));
    socket.once('close', () => end(0));
    socket.once('data', (chunk) => end(Number(/^HTTP\/1\.1 (\d{3})/.exec(chunk.toString())?.[1] ?? 0)));
    socket.write(bytes);
  });
}

/** How many bytes of an endless body the server takes before it closes. */
function pour(port: number, tenant: Tenant): Promise<number> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const chunk = `10000\r\n${' '.repeat(0x10000)}\r\n`;
    const end = (): void => {
      socket.destroy();
      resolve(socket.bytesWritten - socket.writableLength);
    };
    const more = (): void => {
      while (!socket.destroyed && socket.write(chunk));
    };
    socket.setTimeout(giveUpMs, end);
    socket.once('error', end);
    socket.once('close', end);
    socket.on('drain', more);
    socket.resume();
    socket.write(head(tenant, 'transfer-encoding: chunked'));
    more();
  });
}
