import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { receiverOperations } from '../receiver-operations.ts';
import { type Documented, route } from '../route.ts';
import { routes } from '../routes/index.ts';
import { createDocument } from './document.ts';
import { createSchemas } from './schemas.ts';

const document = createDocument({ publicUrl: 'https://becard.test', version: '1.2.3' });
const redocly = fileURLToPath(new URL('../../../../node_modules/@redocly/cli/bin/cli.js', import.meta.url));

test('every route is one operation under its method, path and name', () => {
  const described = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { operationId }]) => `${operationId}: ${method.toUpperCase()} ${path}`),
  );

  const all: Readonly<Record<string, Documented>> = { ...routes, ...receiverOperations };
  const served = Object.entries(all).map(([name, { method, path }]) => `${name}: ${method} ${path}`);
  assert.deepEqual(described.sort(), served.sort());
});

test('every reference leads somewhere', () => {
  const references = JSON.stringify(document).matchAll(/"\$ref":"#([^"]+)"/g);

  const dead = [...references].map(([, pointer = '']) => pointer).filter((pointer) => at(pointer) === undefined);

  assert.deepEqual(dead, []);
});

test('a linter finds no fault', () => {
  const folder = mkdtempSync(join(tmpdir(), 'becard-openapi-'));
  const file = join(folder, 'openapi.json');
  writeFileSync(file, JSON.stringify(document));
  // The events of a stream have names that OpenAPI 3.1 has no place for; the rule does not look into extensions.
  const words = ['lint', '--extends=recommended', '--skip-rule=no-unused-components', '--format=json', file];
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };

  const printed = execFileSync(process.execPath, [redocly, ...words], {
    cwd: folder,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });

  rmSync(folder, { recursive: true });
  assert.deepEqual(JSON.parse(printed).totals, { errors: 0, warnings: 0, ignored: 0 });
});

test('an operation says who may call it, what it takes and what it answers', () => {
  const { parameters, requestBody, ...rest } = document.paths['/directories/{directory}']?.['patch'] ?? assert.fail();

  assert.deepEqual(parameters, [
    {
      name: 'directory',
      in: 'path',
      description: 'The id of the directory.',
      required: true,
      schema: { type: 'string' },
    },
    { $ref: '#/components/parameters/IfMatch' },
  ]);
  assert.deepEqual(requestBody, {
    description: 'At most 64 KiB.',
    required: true,
    content: {
      'application/json': { schema: { $ref: '#/components/schemas/ChangeDirectoryBody' }, example: { entra: true } },
    },
  });
  assert.deepEqual(rest.security, [{ apiKey: ['directories:write'] }, { session: [] }]);
  assert.deepEqual(rest.responses['200'], {
    description: 'Done.',
    headers: headers('X-Request-Id', 'RateLimit', 'RateLimit-Policy', 'ETag'),
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Directory' } } },
  });
  assert.deepEqual(Object.keys(rest.responses), ['200', '401', '403', '404', '412', 'default']);
});

/** References to shared headers. */
function headers(...names: readonly string[]) {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

test('a POST takes an Idempotency-Key, and If-Match where it adds to a list that has one state', () => {
  const headersOf = (path: string) =>
    document.paths[path]?.['post']?.parameters.flatMap((each) => ('$ref' in each ? each.$ref.split('/').at(-1) : []));

  assert.deepEqual(headersOf('/directories'), ['IfMatch', 'IdempotencyKey']);
  assert.deepEqual(headersOf('/webhooks'), ['IdempotencyKey']);
  assert.deepEqual(headersOf('/directories/{directory}/rehearsal'), ['IdempotencyKey']);
  assert.deepEqual(
    Object(document.paths['/directories']?.['post']?.responses['201']).headers,
    headers('X-Request-Id', 'RateLimit', 'RateLimit-Policy', 'Idempotency-Replayed', 'Location'),
  );
});

test('what receivers of event streams call needs the token of the stream, or nothing', () => {
  const stream = document.paths['/directories/{directory}/event-streams/{stream}/poll']?.['post'] ?? assert.fail();
  const keys = document.paths['/directories/{directory}/jwks.json']?.['get'] ?? assert.fail();

  assert.deepEqual([stream.security, keys.security], [[{ streamToken: [] }], []]);
  assert.deepEqual(Object.keys(Object(keys.responses['200']).content), ['application/jwk-set+json']);
  assert.deepEqual(
    [Object.keys(stream.responses), Object.keys(keys.responses)],
    [
      ['200', '401', 'default'],
      ['200', '4XX', 'default'],
    ],
  );
});

test('a list in a query is separated by commas, and a time is a text', () => {
  const { parameters = [] } = document.paths['/directories/{directory}/log']?.['get'] ?? {};
  const found = new Map(parameters.flatMap((each) => ('name' in each ? [[each.name, each]] : [])));

  const { style, explode, schema } = found.get('outcome') ?? assert.fail();
  assert.deepEqual([style, explode, schema.type], ['form', false, 'array']);
  assert.deepEqual(found.get('from')?.schema, { type: 'string', format: 'date-time' });
  assert.deepEqual(found.get('limit')?.schema, { type: 'integer', minimum: 1, maximum: 1_000, default: 100 });
});

test('files and streams have their media types', () => {
  const contentOf = (path: string) => Object(document.paths[path]?.['get']?.responses['200']).content;

  const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  assert.deepEqual(Object.keys(contentOf('/directories/{directory}/export/users')), ['text/csv', sheet]);
  assert.deepEqual(Object.keys(contentOf('/audit/export')), ['text/csv', 'application/json']);
  assert.deepEqual(Object.keys(contentOf('/directories/{directory}/live')), ['text/event-stream']);
});

test('a client may meet members that a later version adds', () => {
  assert.equal(JSON.stringify(document).includes('additionalProperties":false'), false);
});

test('what JSON Schema cannot express is said in words, or is an error', () => {
  const routeWith = (name: v.GenericSchema) =>
    createSchemas({
      make: route({
        method: 'POST',
        path: '/things',
        title: 'Make a thing',
        need: { right: 'edit' },
        body: v.object({ name }),
        answer: 'nothing',
        handle: async () => undefined,
      }),
    });

  const { components } = routeWith(
    v.pipe(
      v.string(),
      v.check((text) => text !== 'x', 'is x'),
    ),
  );

  assert.deepEqual(components['MakeBody']?.properties, { name: { type: 'string', $comment: 'Refused when it is x.' } });
  assert.throws(() => routeWith(v.custom<string>((value) => value === 'x')), /custom/);
});

test('two schemas with one name are an error', () => {
  const answer = v.pipe(v.strictObject({ code: v.string() }), v.title('Problem'));
  const read = { method: 'GET', path: '/x', title: 'Read', need: { right: 'read' } } as const;

  const other = route({ ...read, answer, handle: async () => ({ code: 'x' }) });

  assert.throws(() => createSchemas({ other }), /Two schemas are named Problem/);
});

/** What a JSON pointer (RFC 6901) leads to. */
function at(pointer: string): unknown {
  const steps = pointer.split('/').slice(1);
  return steps.reduce<unknown>(
    (value, step) => Object(value)[step.replaceAll('~1', '/').replaceAll('~0', '~')],
    document,
  );
}
