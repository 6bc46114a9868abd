// Guessed addresses of cards: a million from as many networks as it takes, so that no limit ends the attempt, then as many as one network can
// send. Half of the guesses are addresses of real cards with one character changed.

import { randomBytes } from 'node:crypto';
import { openClient } from '../../bench/load/client.ts';
import { openCardDirectory } from './arriving-users.ts';
import { type Check, check, type Drill, type DrillOptions, milliseconds, percentile } from './drill.ts';
import { startLoad } from './load.ts';
import type { DrillServer } from './server.ts';

const users = 1_000;
const connections = 32;
/** The server answers so many guesses of one network in a minute. */
const perNetwork = 30;
const ofOneNetwork = 2_000;
const visitorMs = 500;
const mostMiB = 350;
const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const handleLength = 11;

export const guesses: Drill = {
  name: 'guesses',
  about: 'a million guessed addresses of cards, from thousands of networks and from one',
  rounds: 1,
  requests: 1_000_000,
  run: guess,
};

/** How many answers there were of each status. */
type Answers = ReadonlyMap<number, number>;

async function guess({ database, requests, say }: DrillOptions): Promise<readonly Check[]> {
  await using directory = await openCardDirectory(database, users, { BECARD_TRUST_PROXY: '127.0.0.1' });
  const { server, events } = directory;
  const handles = [...events.handles.values()];
  const seen: { status: number; tookMs: number }[] = [];
  const visitor = startLoad(1, async () => void seen.push(await visit(server, handles[seen.length % users] ?? '')));
  say(`${users} cards; ${requests} guesses, ${perNetwork} from each network`);
  const started = performance.now();
  const many = await sendGuesses(server, handles, requests, (at) => addressOf(Math.floor(at / perNetwork)));
  const perSecond = requests / ((performance.now() - started) / 1_000);
  const one = await sendGuesses(server, handles, ofOneNetwork, () => '198.51.100.7');
  await visitor.stop();
  return [
    check(
      'no guess finds a card',
      found(many) + found(one) === 0,
      `${found(many) + found(one)} of ${requests + ofOneNetwork}`,
    ),
    check('each is answered 404', many.get(404) === requests, `${print(many)} at ${Math.round(perSecond)}/s`),
    ...checkNetwork(one, requests),
    checkVisitor(seen),
    check('memory is bounded', server.peakMiB() < mostMiB, `at most ${Math.round(server.peakMiB())} MiB`),
  ];
}

function checkNetwork(one: Answers, requests: number): readonly Check[] {
  const answered = one.get(404) ?? 0;
  const days = Math.round(requests / answered / 60 / 24);
  const seen = `${print(one)}; ${requests} guesses would take it ${days} days`;
  // A minute may end while they are sent.
  return [check('one network is slowed down', answered > 0 && answered <= 2 * perNetwork, seen)];
}

function checkVisitor(seen: readonly { readonly status: number; readonly tookMs: number }[]): Check {
  const failed = seen.filter(({ status }) => status !== 200).length;
  const times = seen.map(({ tookMs }) => tookMs);
  const p99 = percentile(times, 0.99);
  const figures = `${seen.length} pages, ${failed} failed, median ${milliseconds(percentile(times, 0.5))}, p99 ${milliseconds(p99)}`;
  return check('a visitor is served meanwhile', failed === 0 && p99 < visitorMs, figures);
}

/** Sends so many guesses over a few connections, each as one that a trusted proxy passes on for an address. */
async function sendGuesses(
  { port }: DrillServer,
  handles: readonly string[],
  count: number,
  addressAt: (at: number) => string,
): Promise<Answers> {
  const answers = new Map<number, number>();
  const { promise: ended, resolve, reject } = Promise.withResolvers<void>();
  let sent = 0;
  let answered = 0;
  const next = (): string | undefined => {
    if (sent === count) return undefined;
    const [handle, address] = [guessedHandle(handles, sent), addressAt(sent)];
    sent += 1;
    return `GET /c/${handle} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nx-forwarded-for: ${address}\r\n\r\n`;
  };
  const note = (status: number): void => {
    answers.set(status, (answers.get(status) ?? 0) + 1);
    answered += 1;
    if (answered === count) resolve();
  };
  const opening = Array.from({ length: connections }, () => openClient(port, { next, answered: note, failed: reject }));
  const clients = await Promise.all(opening);
  for (const client of clients) client.start();
  await ended;
  for (const client of clients) client.close();
  return answers;
}

/** By chance, or a real one with another character. */
function guessedHandle(handles: readonly string[], at: number): string {
  const random = [...randomBytes(handleLength)].map((byte) => letters[byte % letters.length] ?? '').join('');
  const real = handles[at % handles.length] ?? random;
  const place = at % handleLength;
  const changed = `${real.slice(0, place)}${random[place]}${real.slice(place + 1)}`;
  return at % 2 === 0 || changed === real ? random : changed;
}

/** Of the network 10.0.0.0/8. */
function addressOf(at: number): string {
  return `10.${(at >> 16) & 255}.${(at >> 8) & 255}.${at & 255}`;
}

/** A page that is there, for a visitor of an address of its own: the limit of one network is not the subject. */
async function visit(
  { url }: DrillServer,
  handle: string,
): Promise<{ readonly status: number; readonly tookMs: number }> {
  const started = performance.now();
  const address = `192.0.2.${Math.floor(Math.random() * 250)}`;
  const response = await fetch(`${url}/c/${handle}`, { headers: { 'x-forwarded-for': address } });
  await response.arrayBuffer();
  const tookMs = performance.now() - started;
  await new Promise((resolve) => setTimeout(resolve, 50));
  return { status: response.status, tookMs };
}

/** A card that has ended would be one, too. */
function found(answers: Answers): number {
  return [...answers].reduce((sum, [status, count]) => sum + (status === 404 || status === 429 ? 0 : count), 0);
}

function print(answers: Answers): string {
  return [...answers].map(([status, count]) => `${status}: ${count}`).join(', ');
}
