// More clients than there are processors, from the first moment on, in a directory that grows under them: a server that is healthy and has
// much to do answers later, and never refuses.

import { type Answer, type Client, count, groupBody, patchBody, personBody } from './client.ts';
import { type Check, check, type Drill, type DrillOptions, milliseconds, percentile } from './drill.ts';
import { startLoad } from './load.ts';
import { openServer } from './one-server.ts';

const workers = 64;
const busyMs = 20_000;

export const busy: Drill = {
  name: 'busy',
  about: '64 clients that write, look up and list without a pause, each time right after a start: none is refused',
  rounds: 2,
  run: keepBusy,
};

async function keepBusy({ rounds, database, say }: DrillOptions): Promise<readonly Check[]> {
  await using scene = await openServer(database);
  const { server, client } = scene;
  const answers: Answer[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    await server.start();
    const { body: group } = await client.send('POST', '/Groups', groupBody(`Round ${round}`));
    let sent = 0;
    const load = startLoad(workers, async () => {
      sent += 1;
      answers.push(...(await provision(client, `p${round}-${sent}`, String(group['id']), sent)));
    });
    await new Promise((resolve) => setTimeout(resolve, busyMs));
    await load.stop();
    say(`round ${round}: ${sent} people, ${count(answers)}`);
    server.signal('SIGTERM');
    await server.ended();
  }
  const refused = answers.filter(({ status }) => status === 0 || status >= 400);
  const tookMs = answers.map((answer) => answer.tookMs);
  return [
    check('none of them is refused or cut off', refused.length === 0, count(answers)),
    check(
      'each is answered within 10 s',
      percentile(tookMs, 1) < 10_000,
      `p99 ${milliseconds(percentile(tookMs, 0.99))}, at most ${milliseconds(percentile(tookMs, 1))}`,
    ),
  ];
}

/** What Entra does for one person: look-up, creation, a change, a group; and another client lists meanwhile. */
async function provision(client: Client, userName: string, groupId: string, among: number): Promise<readonly Answer[]> {
  const found = await client.send('GET', `/Users?filter=userName+eq+%22${userName}%22`);
  const created = await client.send('POST', '/Users', personBody(userName, { externalId: `${userName}@example.com` }));
  const path = `/Users/${created.body['id']}`;
  const changed = await client.send('PATCH', path, patchBody({ op: 'Replace', path: 'title', value: userName }));
  const member = { op: 'Add', path: 'members', value: [{ value: created.body['id'] }] };
  const joined = await client.send('PATCH', `/Groups/${groupId}`, patchBody(member));
  const read = await client.send('GET', path);
  const listed = await client.send('GET', `/Users?startIndex=${among}&count=20`);
  return [found, created, changed, joined, read, listed];
}
