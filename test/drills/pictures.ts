// Fifty pictures that were made to harm a server, sent as photos of cards: one after another, then all at once.

import { setTimeout as pause } from 'node:timers/promises';
import { hostilePictures } from '../../src/photos/testing/hostile-pictures.ts';
import { type CardDirectory, openCardDirectory } from './arriving-users.ts';
import { type Check, check, type Drill, type DrillOptions } from './drill.ts';

const users = 50;
const mostMiB = 350;
const settleMs = 2_000;

export const pictures: Drill = {
  name: 'pictures',
  about: 'fifty pictures that were made to harm a server, one after another and all at once',
  rounds: 3,
  run: sendPictures,
};

async function sendPictures({ database, rounds, say }: DrillOptions): Promise<readonly Check[]> {
  await using directory = await openCardDirectory(database, users);
  const { server } = directory;
  const places = [...directory.events.handles.keys()];
  const statuses: number[] = [];
  const before = server.residentMiB();
  const sending = Object.values(hostilePictures).map((picture, at) => ({ picture, user: places[at] ?? '' }));
  for (let round = 1; round <= rounds; round += 1) {
    for (const each of sending) statuses.push(await send(directory, each));
    say(`round ${round}, one after another: ${Math.round(server.residentMiB())} MiB`);
    statuses.push(...(await Promise.all(sending.map((each) => send(directory, each)))));
    say(`round ${round}, all at once: ${Math.round(server.residentMiB())} MiB`);
  }
  await pause(settleMs);
  const after = server.residentMiB();
  return [
    check('each is refused, or becomes a photo', statuses.every(isExpected), print(statuses)),
    check('the server goes on', server.exitCode() === undefined, `${statuses.length} pictures`),
    check('memory meanwhile', server.peakMiB() < mostMiB, `${mib(server.peakMiB())}, before it ${mib(before)}`),
    check('memory afterwards', after < mostMiB, mib(after)),
  ];
}

interface Sending {
  readonly picture: Uint8Array;
  readonly user: string;
}

/** The status; 0 without an answer. */
async function send({ server, tenant, key }: CardDirectory, { picture, user }: Sending): Promise<number> {
  const url = `${server.url}/api/v1/directories/${tenant.id}/cards/${user}/photo`;
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/octet-stream' };
  try {
    const response = await fetch(url, { method: 'PUT', headers, body: new Uint8Array(picture) });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}

/** Set, refused as a picture or as a body, or later because too many wait. */
function isExpected(status: number): boolean {
  return [204, 413, 422, 503].includes(status);
}

function print(statuses: readonly number[]): string {
  return [...Map.groupBy(statuses, (status) => status)].map(([status, all]) => `${status}: ${all.length}`).join(', ');
}

function mib(value: number): string {
  return `${Math.round(value)} MiB`;
}
