// The floor on PostgreSQL: node:http, `pg` and one prepared statement for each request, and nothing else. Started with the URL of its data.

import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Pool, type QueryResultRow } from 'pg';
import { readJson, serve } from './listening.ts';
import { firstOperation, lastSegment, listOf, nameIn, send, startIn, textIn } from './plain.ts';

const connections = 16;
const [connectionString = ''] = process.argv.slice(2);
const pool = new Pool({ connectionString, max: connections });

const statements = {
  bodyOfId: 'SELECT body FROM person WHERE id = $1',
  bodyOfName: 'SELECT body FROM person WHERE user_name = $1',
  pageFrom: 'SELECT body FROM person WHERE position >= $1 ORDER BY position LIMIT 100',
  update: `
    UPDATE person SET body = CAST(CAST(body AS jsonb) || jsonb_build_object('displayName', CAST($2 AS text)) AS text)
    WHERE id = $1 RETURNING body`,
  insert: 'INSERT INTO person (id, user_name, body) VALUES ($1, $2, $3)',
  addMember: 'INSERT INTO member (group_id, person_id) VALUES ($1, $2) ON CONFLICT DO NOTHING',
};

serve(answer);

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method, url = '' } = request;
  if (method === 'GET') return send(response, 200, await read(url));
  const body = await readJson(request);
  if (method === 'POST') return send(response, 201, await create(body));
  if (url.includes('/Groups/')) return send(response, 204, await join(lastSegment(url), body));
  return send(response, 200, await rename(lastSegment(url), body));
}

async function read(url: string): Promise<string> {
  const name = nameIn(url);
  if (name !== undefined) return listOf(await query('bodyOfName', name));
  const start = startIn(url);
  if (start !== undefined) return listOf(await query('pageFrom', start));
  return textIn((await query('bodyOfId', lastSegment(url)))[0], 'body');
}

async function create(body: unknown): Promise<string> {
  const id = randomUUID();
  const text = JSON.stringify({ id, ...(typeof body === 'object' ? body : {}) });
  await query('insert', id, textIn(body, 'userName'), text);
  return text;
}

async function rename(id: string, body: unknown): Promise<string> {
  return textIn((await query('update', id, textIn(firstOperation(body), 'value')))[0], 'body');
}

async function join(groupId: string, body: unknown): Promise<undefined> {
  const { value } = Object(firstOperation(body));
  await query('addMember', groupId, textIn(value[0], 'value'));
}

async function query(
  name: keyof typeof statements,
  ...values: readonly (string | number)[]
): Promise<readonly QueryResultRow[]> {
  return (await pool.query({ name, text: statements[name], values: [...values] })).rows;
}
