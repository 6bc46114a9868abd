// The floor: node:http and node:sqlite, durable and with shared commits, and no SCIM work at all: no token, no schemas, no history, no log.
// It shows what the two leave to a product that is built on them. Started with the file of its data.

import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import { readJson, serve } from './listening.ts';
import { firstOperation, lastSegment, listOf, nameIn, send, startIn, textIn } from './plain.ts';

const [file = 'floor.sqlite'] = process.argv.slice(2);
const reading = new DatabaseSync(file, { readOnly: true });
const writing = new DatabaseSync(file);
reading.exec('PRAGMA cache_size = -65536');
writing.exec('PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 16000');

const bodyOfId = reading.prepare('SELECT body FROM person WHERE id = ?');
const bodyOfName = reading.prepare('SELECT body FROM person WHERE user_name = ?');
const pageFrom = reading.prepare('SELECT body FROM person WHERE position >= ? ORDER BY position LIMIT 100');
const living = reading.prepare('SELECT living FROM total');
const current = writing.prepare('SELECT body FROM person WHERE id = ?');
const update = writing.prepare('UPDATE person SET body = ? WHERE id = ?');
const insert = writing.prepare('INSERT INTO person (id, user_name, body) VALUES (?, ?, ?)');
const count = writing.prepare('UPDATE total SET living = living + 1');
const addMember = writing.prepare('INSERT INTO member (group_id, person_id) VALUES (?, ?) ON CONFLICT DO NOTHING');
const [begin, commit, save, release] = ['BEGIN IMMEDIATE', 'COMMIT', 'SAVEPOINT work', 'RELEASE work'].map((sql) =>
  writing.prepare(sql),
);

serve(answer);

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method, url = '' } = request;
  if (method === 'GET') return send(response, 200, read(url));
  const body = await readJson(request);
  if (method === 'POST') return send(response, 201, await write(() => create(body)));
  if (url.includes('/Groups/')) return send(response, 204, await write(() => join(lastSegment(url), body)));
  return send(response, 200, await write(() => rename(lastSegment(url), body)));
}

function read(url: string): string {
  const name = nameIn(url);
  if (name !== undefined) return listOf(bodyOfName.all(name));
  const start = startIn(url);
  if (start !== undefined) return listOf(pageFrom.all(start), textIn(living.get(), 'living'));
  return textIn(bodyOfId.get(lastSegment(url)), 'body');
}

function create(body: unknown): string {
  const id = randomUUID();
  const text = JSON.stringify({ id, ...(typeof body === 'object' ? body : {}) });
  insert.run(id, textIn(body, 'userName'), text);
  count.run();
  return text;
}

function rename(id: string, body: unknown): string {
  const person: unknown = JSON.parse(textIn(current.get(id), 'body'));
  const displayName = textIn(firstOperation(body), 'value');
  const text = JSON.stringify({ ...(typeof person === 'object' ? person : {}), displayName });
  update.run(text, id);
  return text;
}

function join(groupId: string, body: unknown): undefined {
  const { value } = Object(firstOperation(body));
  addMember.run(groupId, textIn(value[0], 'value'));
}

interface Work {
  readonly run: () => void;
  readonly confirm: () => void;
}

let waiting: Work[] = [];

/** Runs in a savepoint of its own; resolves after the commit that it shares with everything from the same turn of the event loop. */
function write<Result>(work: () => Result): Promise<Result> {
  return new Promise((resolve) => {
    let result: Result;
    if (waiting.length === 0) setImmediate(commitWaiting);
    waiting.push({
      run: () => {
        result = work();
      },
      confirm: () => resolve(result),
    });
  });
}

function commitWaiting(): void {
  const works = waiting;
  waiting = [];
  begin?.run();
  for (const { run } of works) {
    save?.run();
    run();
    release?.run();
  }
  commit?.run();
  for (const { confirm } of works) confirm();
}
