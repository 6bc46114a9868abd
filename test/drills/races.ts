// Requests that arrive together: one wins where only one may, and of what may all be true nothing is lost.

import { type Answer, type Client, count, createClient, groupBody, patchBody, personBody } from './client.ts';
import { type Check, check, type Drill, type DrillOptions } from './drill.ts';
import { createDrillServer, createPlace, createTenant } from './server.ts';

const together = 40;

export const races: Drill = {
  name: 'races',
  about: 'the same person at once, members in parallel, one version for many, on two servers of one store',
  rounds: 10,
  run: raceOnTwoServers,
};

interface Race {
  readonly what: string;
  /** A sentence when it went wrong. */
  readonly run: (
    clients: readonly Client[],
    round: number,
  ) => Promise<{ readonly answers: readonly Answer[]; readonly problem: string | undefined }>;
}

const competitions: readonly Race[] = [
  { what: `${together} creates of one userName: one 201, the others 409`, run: raceForName },
  { what: `${together} members added to one group at once: all are in it`, run: raceForGroup },
  { what: `${together} PATCHes of one version: one wins, the others 412`, run: raceForVersion },
  { what: `${together} deletes of one person: one 204, the others 404`, run: raceForDelete },
];

async function raceOnTwoServers({ rounds, database, say }: DrillOptions): Promise<readonly Check[]> {
  const place = createPlace(database?.url);
  const tenant = await createTenant(place);
  const servers = [await createDrillServer(place), await createDrillServer(place)];
  const clients = servers.map(({ url }) => createClient(url, tenant));
  try {
    for (const server of servers) await server.start();
    const checks: Check[] = [];
    for (const { what, run } of competitions) {
      const answers: Answer[] = [];
      const problems: string[] = [];
      for (let round = 1; round <= rounds; round += 1) {
        const raced = await run(clients, round);
        answers.push(...raced.answers);
        if (raced.problem !== undefined) problems.push(raced.problem);
      }
      const hasFault = answers.some(({ status }) => status === 0 || status >= 500);
      checks.push(check(what, problems.length === 0 && !hasFault, problems[0] ?? count(answers)));
      say(`${what}: ${count(answers)}`);
    }
    return checks;
  } finally {
    for (const client of clients) client.close();
    await Promise.all(servers.map((server) => server.kill()));
    place.remove();
  }
}

/** Sends as many requests as race, to the servers in turn. */
function all(
  clients: readonly Client[],
  send: (client: Client, index: number) => Promise<Answer>,
): Promise<readonly Answer[]> {
  return Promise.all(
    Array.from({ length: together }, (_, index) => {
      const client = clients[index % clients.length];
      if (client === undefined) throw new Error('There is no client to send with');
      return send(client, index);
    }),
  );
}

function winners(answers: readonly Answer[], won: number, lost: number): string | undefined {
  const first = answers.filter(({ status }) => status === won).length;
  const others = answers.filter(({ status }) => status === lost).length;
  return first === 1 && others === answers.length - 1 ? undefined : count(answers);
}

async function create(clients: readonly Client[], userName: string): Promise<string> {
  const answer = await clients[0]?.send('POST', '/Users', personBody(userName));
  return String(answer?.body['id']);
}

async function raceForName(clients: readonly Client[], round: number) {
  const names = [`Race-${round}@x.example`, `race-${round}@X.EXAMPLE`];
  const answers = await all(clients, (client, index) =>
    client.send('POST', '/Users', personBody(names[index % 2] ?? '')),
  );
  return { answers, problem: winners(answers, 201, 409) };
}

async function raceForGroup(clients: readonly Client[], round: number) {
  const people = await all(clients, (client, index) =>
    client.send('POST', '/Users', personBody(`member-${round}-${index}`)),
  );
  const group = (await clients[0]?.send('POST', '/Groups', groupBody(`Group ${round}`)))?.body['id'];
  const answers = await all(clients, (client, index) => {
    const value = [{ value: people[index]?.body['id'] }];
    return client.send('PATCH', `/Groups/${group}`, patchBody({ op: 'Add', path: 'members', value }));
  });
  const members = (await clients[1]?.send('GET', `/Groups/${group}`))?.body['members'];
  const kept = Array.isArray(members) ? members.length : 0;
  return { answers, problem: kept === together ? undefined : `${kept} of ${together} were kept` };
}

async function raceForVersion(clients: readonly Client[], round: number) {
  const path = `/Users/${await create(clients, `version-${round}`)}`;
  const version = String((await clients[0]?.send('GET', path))?.headers['etag']);
  const answers = await all(clients, (client, index) => {
    const patch = patchBody({ op: 'replace', path: 'title', value: `title ${index}` });
    return client.send('PATCH', path, patch, { 'if-match': version });
  });
  const winner = answers.findIndex(({ status }) => status === 200);
  const title = (await clients[1]?.send('GET', path))?.body['title'];
  return {
    answers,
    problem: winners(answers, 200, 412) ?? (title === `title ${winner}` ? undefined : `it became ${title}`),
  };
}

async function raceForDelete(clients: readonly Client[], round: number) {
  const path = `/Users/${await create(clients, `delete-${round}`)}`;
  const answers = await all(clients, (client) => client.send('DELETE', path));
  return { answers, problem: winners(answers, 204, 404) };
}
