// Conversations of identity providers as they were recorded or documented, each a file of test/transcripts: what the client sends, and what
// it has to get. A new habit of a client is a new file.
//
// A name in braces is replaced by the value that `keep` took from a response by its JSON pointer, or by the Tenant URL. Of a response only the members that
// are written down are compared, null for a member that must be absent.

import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import { importSchemas } from '../src/domain/index.ts';
import { isObject, listOf } from '../src/scim/index.ts';
import { openSharedStore } from '../src/store/testing/temporary-store.ts';
import { at, openScim, openServer, type Scim } from './conformance/driver.ts';

interface Transcript {
  readonly client: string;
  readonly source: string;
  /** Schemas that the directory brings itself. */
  readonly schemas?: readonly unknown[];
  readonly exchanges: readonly Exchange[];
}

interface Exchange {
  readonly name: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: unknown;
  };
  readonly response: {
    readonly status: number;
    readonly body?: unknown;
    /** Codes of the warnings in its log entry. */
    readonly warnings?: readonly string[];
  };
  readonly keep?: Readonly<Record<string, string>>;
}

for (const file of globSync(`${import.meta.dirname}/transcripts/*.json`).toSorted()) {
  const transcript: Transcript = JSON.parse(readFileSync(file, 'utf8'));
  test(`${basename(file)}: what ${transcript.client} sends is understood`, async (context) => {
    const server = openServer(openSharedStore());
    context.after(server.close);
    const scim = await openScim(server);
    const { schemas, exchanges } = transcript;
    if (schemas !== undefined) await importSchemas(server.store.directory(scim.directoryId), JSON.stringify(schemas));
    const kept = new Map([['tenantUrl', scim.tenantUrl]]);
    for (const exchange of exchanges) await context.test(exchange.name, () => play(scim, exchange, kept));
  });
}

async function play(scim: Scim, { request, response, keep = {} }: Exchange, kept: Map<string, string>): Promise<void> {
  const { method, path, headers = {}, body } = fill(request, kept);

  const answer = await scim.send(method, path, { body, headers });
  for (const [name, pointer] of Object.entries(keep)) {
    kept.set(name, String(at(answer.body, ...pointer.slice(1).split('/'))));
  }

  const expected = fill(response, kept);
  assert.equal(answer.status, expected.status, answer.text);
  if (expected.body !== undefined) assert.deepEqual(writtenDown(answer.body, expected.body), expected.body);
  if (expected.warnings !== undefined) assert.deepEqual(await lastWarnings(scim), expected.warnings);
}

function fill<Value>(value: Value, kept: ReadonlyMap<string, string>): Value {
  return JSON.parse(JSON.stringify(value).replaceAll(/\{(\w+)\}/g, (braced, name) => kept.get(name) ?? braced));
}

/** Of a value, the members that an expected value has. */
function writtenDown(value: unknown, expected: unknown): unknown {
  if (Array.isArray(expected) && Array.isArray(value))
    return value.map((element, index) => writtenDown(element, listOf(expected)[index]));
  if (!isObject(expected) || !isObject(value)) return value;
  return Object.fromEntries(Object.keys(expected).map((key) => [key, writtenDown(value[key] ?? null, expected[key])]));
}

async function lastWarnings({ server, directoryId }: Scim): Promise<readonly string[]> {
  await server.flush();
  const [newest] = await server.store.directory(directoryId).log.list({ limit: 1 });
  return newest?.entry.warnings ?? [];
}
