// Starting: what fails does so before the port is open, and leaves nothing open behind.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, test } from 'node:test';
import { pino } from 'pino';
import { readConfig } from './config.ts';
import { freePort } from './http/testing/free-port.ts';
import { startBecard } from './serve.ts';
import { databaseFile, openStore } from './store/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'becard-start-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Makes a store whose table takes no rows. */
async function refuseRows(dataDirectory: string, table: string): Promise<void> {
  await (await openStore({ dataDirectory })).close();
  const database = new DatabaseSync(join(dataDirectory, databaseFile));
  database.exec(`CREATE TRIGGER refused BEFORE INSERT ON ${table} BEGIN SELECT RAISE(ABORT, 'no room'); END`);
  database.close();
}

function begin(data: string, port: number, demo = false) {
  const { config } = readConfig({
    environment: {},
    options: { data, port: String(port) },
    readFile: () => '',
  });
  return startBecard({ config, version: '1', demo, logger: pino({ level: 'silent' }) });
}

async function isOpen(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  const isConnected = await once(socket, 'connect').then(
    () => true,
    () => false,
  );
  socket.destroy();
  return isConnected;
}

/** What is open of a server, and would keep the process from ending. */
function openParts(): readonly string[] {
  return process.getActiveResourcesInfo().filter((kind) => /^(TCPServerWrap|Timeout|MessagePort)$/.test(kind));
}

for (const [what, table, demo] of [
  ['the link for the first administrator', 'invitation', false],
  ['the directory of the demonstration', 'directory', true],
  ['a secret of the installation', 'secret', false],
] as const) {
  test(`a start that cannot write ${what} rejects, and leaves no port, timer or store open`, async () => {
    const data = mkdtempSync(join(folder, 'data-'));
    await refuseRows(data, table);
    const port = await freePort();

    await assert.rejects(begin(data, port, demo), {
      name: 'StartError',
      message: /^The server could not start: no room/,
    });

    assert.equal(await isOpen(port), false);
    assert.deepEqual(openParts(), []);
  });
}

test('a port in use costs no link: the one that was printed before still works', async () => {
  const data = mkdtempSync(join(folder, 'data-'));
  const first = await begin(data, 0);
  const secretOf = (link = ''): string => link.split('#')[1] ?? '';

  await assert.rejects(begin(data, first.port), /is in use/);
  const answer = await fetch(`${first.url}/api/session/invitation`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-becard-console': '1' },
    body: JSON.stringify({ secret: secretOf(first.welcomeLink) }),
  });
  await first.close();

  assert.equal(answer.status, 200);
});
