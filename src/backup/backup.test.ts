// A backup as an operator meets it: a file that proves itself, and that anything but itself does not pass for.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { createAdministrator, createDirectory, createToken, type Directory, type Store } from '../domain/index.ts';
import { signIn } from '../domain/testing/workbench.ts';
import { createAuditKey, createPlatform } from '../platform.ts';
import { openArchive, openStore } from '../store/index.ts';
import { temporaryFolder } from '../store/testing/each-store.ts';
import { type BackupProgress, createBackup, restoreBackup, type SealingKey, verifyBackup } from './index.ts';

const platform = createPlatform({ costExponent: 4, blockSize: 8, parallelization: 1 });
const now = Date.UTC(2026, 10, 25);

interface Filled {
  readonly folder: string;
  readonly directory: Directory;
  readonly secret: string;
}

async function fill(context: TestContext, people = 3): Promise<Filled> {
  const folder = await temporaryFolder(context);
  const store = await openStore({ dataDirectory: folder });
  const directory = await createDirectory(store, platform, { name: 'Contoso', licenseReference: undefined });
  const scope = { directoryId: directory.id, store: store.directory(directory.id), platform };
  const { secret } = await createToken(scope, { createdBy: 'test' });
  await addPeople(store, directory, people);
  await store.close();
  return { folder, directory, secret };
}

async function addPeople(store: Store, { id }: Directory, count: number): Promise<void> {
  await store.directory(id).write(async (transaction) => {
    for (let index = 0; index < count; index += 1) {
      const userName = `person-${index}`;
      const keys = { unique: userName, externalId: undefined, display: undefined, active: true, manager: undefined };
      const order = { nameOrder: userName, emailOrder: undefined, departmentOrder: undefined };
      const body = JSON.stringify({ userName, note: 'ü'.repeat(200) });
      const written = { type: 'User', id: platform.uuid() as never, version: 1, createdAt: now, changedAt: now, body };
      await transaction.resources.insert({
        ...written,
        keys: { ...keys, ...order, emails: [`${userName}@x.example`], search: userName },
      });
    }
  });
}

async function create(
  folder: string,
  file: string,
  report: (step: BackupProgress) => void = ignore,
  key: SealingKey | undefined = undefined,
) {
  const archive = await openArchive({ dataDirectory: folder });
  try {
    return await createBackup(archive, { file, version: '0.0.0', now, report, key });
  } finally {
    await archive.close();
  }
}

function ignore(): void {
  return;
}

test('a backup is written for its owner alone, says what is in it, and proves itself', async (context) => {
  const { folder } = await fill(context, 1200);
  const file = join(folder, 'becard.backup');
  const steps: BackupProgress[] = [];

  const created = await create(folder, file, (step) => steps.push(step));
  const { header, proof } = await verifyBackup(file, (step) => steps.push(step));

  const bytes = await readFile(file);
  assert.equal((await stat(file)).mode & 0o777, 0o600);
  assert.deepEqual([created.bytes, created.sha256], [bytes.length, createHash('sha256').update(bytes).digest('hex')]);
  assert.deepEqual([created.rows['resource'], created.rows['token'], created.rows['log']], [1200, 1, 0]);
  assert.equal(proof, 'sums');
  assert.deepEqual([header.id, header.createdAt, header.rows], [created.id, '2026-11-25T00:00:00.000Z', created.rows]);
  assert.deepEqual([...new Set(steps.map(({ phase }) => phase))], ['Writing', 'Reading', 'Comparing']);
  assert.ok(steps.filter(({ done, total }) => done === total).length === 3);
});

test('what is restored is what was there, and the Secret Token works on', async (context) => {
  const { folder, directory, secret } = await fill(context);
  const file = join(folder, 'becard.backup');
  await create(folder, file);
  const target = await temporaryFolder(context);
  const archive = await openArchive({ dataDirectory: target });
  context.after(() => archive.close());

  await restoreBackup(archive, file, ignore);

  const store = await openStore({ dataDirectory: target });
  context.after(() => store.close());
  assert.deepEqual(await store.directories.list(), [directory]);
  assert.equal((await store.credentials.findToken(platform.sha256(secret)))?.directory.id, directory.id);
  assert.equal(await store.directory(directory.id).resources.count('User', { kind: 'all' }), 3);
  const again = join(folder, 'again.backup');
  assert.deepEqual((await create(target, again)).rows, (await create(folder, join(folder, 'second.backup'))).rows);
});

test('no token, password, link, session or secret of the installation is in a backup', async (context) => {
  const { folder, directory, secret } = await fill(context);
  const store = await openStore({ dataDirectory: folder });
  const accounts = { store: store.administrators, platform };
  const password = `correct horse ${randomUUID()}`;
  const { secret: link, administrator } = await createAdministrator(accounts, 'ada@contoso.example', 'owner');
  await store.administrators.setPassword(administrator.id, await platform.hashPassword(password));
  const session = await signIn(accounts, 'ada@contoso.example', password);
  const cursor = await store.credentials.getOrCreateSecret('cursor', randomUUID());
  await store.close();
  const file = join(folder, 'becard.backup');

  await create(folder, file);

  const text = gunzipSync(await readFile(file)).toString();
  assert.ok(text.includes(directory.id) && text.includes('ada@contoso.example'));
  for (const hidden of [secret, link, session.secret, cursor, password]) assert.equal(text.includes(hidden), false);
  const hashes = [link, session.secret].map((value) => Buffer.from(platform.sha256(value)).toString('base64'));
  for (const hash of hashes) assert.equal(text.includes(hash), false);
});

test('a file that is there already is left alone', async (context) => {
  const { folder } = await fill(context);
  const file = join(folder, 'becard.backup');
  await writeFile(file, 'yesterday');

  await assert.rejects(create(folder, file), { name: 'BackupFault', kind: 'refused', message: /already exists/ });

  assert.equal(await readFile(file, 'utf8'), 'yesterday');
});

test('a file that cannot be written is named, and nothing is left beside it', async (context) => {
  const { folder } = await fill(context);

  await assert.rejects(create(folder, join(folder, 'no-such-folder', 'x')), { name: 'BackupFault', kind: 'file' });

  assert.deepEqual(
    (await readdir(folder)).filter((name) => name.endsWith('.part')),
    [],
  );
});

const swap =
  (from: string | RegExp, to: string) =>
  (text: string): Buffer =>
    gzipSync(text.replace(from, to));

test('a sealed backup differs from one whose sums were recomputed', async (context) => {
  const { folder } = await fill(context);
  const key = createAuditKey('k'.repeat(32));
  const sealed = join(folder, 'sealed.backup');
  const forged = join(folder, 'forged.backup');
  const stripped = join(folder, 'stripped.backup');
  await create(folder, sealed, ignore, key);
  const text = resum(
    gunzipSync(await readFile(sealed))
      .toString()
      .replace('Contoso', 'Fabrikam'),
  );
  await writeFile(forged, gzipSync(text));
  await writeFile(stripped, gzipSync(text.replace(/,"seal":\{[^}]*\}/, '')));

  const proofOf = async (file: string, own?: SealingKey) => (await verifyBackup(file, ignore, own)).proof;

  assert.equal(await proofOf(sealed, key), 'key');
  assert.equal(await proofOf(sealed, createAuditKey('o'.repeat(32))), 'sums');
  assert.equal(await proofOf(sealed), 'sums');
  await assert.rejects(proofOf(forged, key), { name: 'BackupFault', kind: 'broken' });
  assert.equal(await proofOf(stripped, key), 'sums');
});

/** The same backup with sums recomputed over its changed lines. */
function resum(text: string): string {
  const lines = text.trimEnd().split('\n');
  const trailer = JSON.parse(lines.pop() ?? '');
  const digest = (some: readonly string[]): string =>
    createHash('sha256')
      .update(some.map((line) => `${line}\n`).join(''))
      .digest('hex');
  const heads = lines.map((line, at) => (line.startsWith('{"table"') ? at : -1)).filter((at) => at >= 0);
  const tables = Object.fromEntries(
    heads.map((at, index) => {
      const { table } = JSON.parse(lines[at] ?? '');
      const rows = lines.slice(at + 1, heads[index + 1]);
      return [table, { rows: rows.length, sha256: digest(rows) }];
    }),
  );
  const whole = { ...trailer, tables: { ...trailer.tables, ...tables }, sha256: digest(lines) };
  return `${[...lines, JSON.stringify(whole)].join('\n')}\n`;
}

test('what a proof left behind that was killed is removed by the next one', async (context) => {
  const { folder } = await fill(context);
  const file = join(folder, 'becard.backup');
  await create(folder, file);
  const ended = spawnSync(process.execPath, ['--version']).pid;
  const left = await mkdtemp(join(tmpdir(), `becard-verify-${ended}-`));
  const underWay = await mkdtemp(join(tmpdir(), `becard-verify-${process.ppid}-`));
  context.after(() => rm(underWay, { recursive: true }));
  await writeFile(join(left, 'becard.sqlite'), 'everything');

  await verifyBackup(file, ignore);

  assert.deepEqual([existsSync(left), existsSync(underWay)], [false, true]);
});

test('a file with one line without an end is refused after a bounded part of it', async (context) => {
  const folder = await temporaryFolder(context);
  const file = join(folder, 'endless.backup');
  await writeFile(file, gzipSync(Buffer.alloc(80 * 1024 * 1024, 'x')));
  const before = process.cpuUsage();

  await assert.rejects(verifyBackup(file, ignore), { name: 'BackupFault', kind: 'broken' });

  // Copied with each piece it took minutes.
  const { user } = process.cpuUsage(before);
  assert.ok(user < 10_000_000, `${user} microseconds`);
});

const spoilt: readonly { readonly name: string; readonly spoil: (text: string, file: Buffer) => Buffer }[] = [
  { name: 'cut short', spoil: (_, file) => file.subarray(0, file.length - 100) },
  { name: 'with a byte that changed on the disk', spoil: (_, file) => flip(file, Math.floor(file.length / 2)) },
  { name: 'without its last line', spoil: (text) => gzipSync(text.slice(0, text.lastIndexOf('{"end"'))) },
  { name: 'without the end of its last line', spoil: (text) => gzipSync(text.trimEnd()) },
  { name: 'with a row more', spoil: (text) => gzipSync(text.replace(/^(\[.*\]\n)/m, '$1$1')) },
  { name: 'with a row less', spoil: (text) => gzipSync(text.replace(/^\[.*person-1.*\]\n/m, '')) },
  { name: 'with a value changed', spoil: swap('person-1', 'person-9') },
  { name: 'with another header', spoil: swap('"version":"0.0.0"', '"version":"9.9.9"') },
  { name: 'with something behind its end', spoil: (text) => gzipSync(`${text}[]\n`) },
  { name: 'with a number where a row should be', spoil: swap(/^\[/m, '7\n[') },
  { name: 'with an object where a value should be', spoil: swap('"Contoso"', '{"name":"Contoso"}') },
  { name: 'of a later format', spoil: swap('"format":1', '"format":2') },
  { name: 'that is something else', spoil: () => gzipSync('{"becard":"log"}\n') },
  { name: 'that is not compressed', spoil: (text) => Buffer.from(text) },
  { name: 'that is empty', spoil: () => Buffer.alloc(0) },
];

for (const { name, spoil } of spoilt) {
  test(`a file ${name} is refused by verify and by restore, and nothing is left`, async (context) => {
    const { folder } = await fill(context);
    const file = join(folder, 'becard.backup');
    await create(folder, file);
    const bytes = await readFile(file);
    const other = join(folder, 'spoilt.backup');
    await writeFile(other, spoil(gunzipSync(bytes).toString(), bytes));
    const target = await temporaryFolder(context);
    const archive = await openArchive({ dataDirectory: target });
    context.after(() => archive.close());

    await assert.rejects(verifyBackup(other, ignore), { name: 'BackupFault', kind: 'broken' });
    await assert.rejects(restoreBackup(archive, other, ignore), { name: 'BackupFault', kind: 'broken' });

    const counts = await archive.export(async (snapshot) => snapshot.counts);
    assert.deepEqual(
      [...counts].filter(([, rows]) => rows > 0),
      [],
    );
  });
}

test('a backup whose digests were rewritten around other rows is refused', async (context) => {
  const { folder } = await fill(context);
  const file = join(folder, 'becard.backup');
  await create(folder, file);
  const text = gunzipSync(await readFile(file))
    .toString()
    .replace('person-1', 'person-9');
  const body = text.slice(0, text.lastIndexOf('{"end"'));
  const end = JSON.parse(text.slice(body.length));
  const whole = { ...end, sha256: createHash('sha256').update(body).digest('hex') };
  await writeFile(join(folder, 'forged.backup'), gzipSync(`${body}${JSON.stringify(whole)}\n`));

  await assert.rejects(verifyBackup(join(folder, 'forged.backup'), ignore), { name: 'BackupFault', kind: 'broken' });
});

test('a file that is not there is named', async () => {
  await assert.rejects(verifyBackup('/nowhere/x', ignore), { kind: 'file', message: /\/nowhere\/x cannot be read/ });
});

function flip(file: Buffer, at: number): Buffer {
  const copy = Buffer.from(file);
  copy[at] = (copy[at] ?? 0) ^ 0xff;
  return copy;
}
