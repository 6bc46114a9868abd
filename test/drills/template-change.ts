// A template of many users is changed: the preview first, the change on every page with the next request, the events of all, and the undo.

import { setTimeout as pause } from 'node:timers/promises';
import { type CardDirectory, openCardDirectory } from './arriving-users.ts';
import { type Check, check, type Drill, type DrillOptions, milliseconds } from './drill.ts';

const mostMs = 5_000;
const eventsWithinMs = 60_000;
/** Pages that are looked at after each change: fewer than one network may ask for in a minute. */
const looks = 50;
const [before, after] = ['Drill', 'Fabrikam'];
const change = { fields: { organisation: { rule: 'fixed', visible: true, value: after } } };

export const templateChange: Drill = {
  name: 'template-change',
  about: 'the template of 10,000 users is previewed, changed and taken back',
  rounds: 3,
  requests: 10_000,
  run: changeTemplates,
};

async function changeTemplates({ database, rounds, requests: users, say }: DrillOptions): Promise<readonly Check[]> {
  await using directory = await openCardDirectory(database, users);
  const { items } = await send(directory, 'GET', 'card-templates');
  const template = `card-templates/${String(Object(Array.isArray(items) ? items[0] : {}).id)}`;
  const checks: Check[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    say(`round ${round} of ${rounds}, ${users} users`);
    checks.push(
      ...(await runRound(directory, template, users)).map((each) => ({ ...each, what: `${round}: ${each.what}` })),
    );
  }
  return checks;
}

async function runRound(directory: CardDirectory, template: string, users: number): Promise<readonly Check[]> {
  const { events } = directory;
  const told = events.updated.length;
  const preview = await timed(() => send(directory, 'POST', `${template}/preview`, change));
  const changing = await timed(() => send(directory, 'PATCH', template, change));
  const changed = await shows(directory, after);
  const telling = await timed(() => untilUpdated(directory, told + users));
  const undoing = await timed(() => send(directory, 'POST', `${template}/restore`, {}));
  const undone = await shows(directory, before);
  await untilUpdated(directory, told + 2 * users);
  const all = events.updated.length - told;
  const { changed: counted } = preview.result;
  return [
    check(
      'the preview counts every user',
      counted === users && preview.ms < mostMs,
      `${counted} in ${milliseconds(preview.ms)}`,
    ),
    check(
      'the change is on the next page',
      changed === looks && changing.ms < mostMs,
      `${changed} of ${looks}, ${milliseconds(changing.ms)}`,
    ),
    check(
      'so is the undo',
      undone === looks && undoing.ms < mostMs,
      `${undone} of ${looks}, ${milliseconds(undoing.ms)}`,
    ),
    check('every user has an event of each', all === 2 * users, `${all}; ${users} after ${milliseconds(telling.ms)}`),
  ];
}

/** How many pages show this organisation, each at its first request. */
async function shows({ server, events }: CardDirectory, organisation: string): Promise<number> {
  let shown = 0;
  for (const handle of [...events.handles.values()].slice(0, looks)) {
    const page = await (await fetch(`${server.url}/c/${handle}`)).text();
    if (page.includes(`>${organisation}<`)) shown += 1;
  }
  return shown;
}

async function untilUpdated({ server, events }: CardDirectory, count: number): Promise<void> {
  const deadline = performance.now() + eventsWithinMs;
  while (events.updated.length < count && performance.now() < deadline) {
    await events.readOn(server.url);
    await pause(50);
  }
}

async function send(
  { server, tenant, key }: CardDirectory,
  method: string,
  path: string,
  body?: object,
): Promise<Readonly<Record<string, unknown>>> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(`${server.url}/api/v1/directories/${tenant.id}/${path}`, { method, headers, ...sent });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${text}`);
  return Object(JSON.parse(text));
}

async function timed<Result>(work: () => Promise<Result>): Promise<{ readonly ms: number; readonly result: Result }> {
  const started = performance.now();
  const result = await work();
  return { ms: performance.now() - started, result };
}
