import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import sharp from 'sharp';
import { unzip } from '../http/api/testing/unzip.ts';
import { zipOf } from '../http/api/testing/zip.ts';
import { json, newData, run, serve } from './testing/command.ts';

const urns = ['urn:ietf:params:scim:schemas:core:2.0:User'];

/** A server whose directory has cards that begin as drafts, with two users. */
async function open(context: TestContext) {
  const data = newData();
  const { url } = await serve(context, data);
  const { id, tenantUrl, token } = await json(['directory', 'create', 'Contoso', '--activate', ...data], {
    BECARD_PUBLIC_URL: url,
  });
  const settings = await json(['card', 'set', id, '--cards', 'on', '--new-cards', 'draft', ...data]);
  for (const userName of ['jana', 'ben']) {
    const body = JSON.stringify({ schemas: urns, userName, displayName: `${userName} Weber`, title: 'Engineer' });
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' };
    await fetch(`${tenantUrl}/Users`, { method: 'POST', headers, body });
  }
  // Cards are made shortly after the answers.
  while ((await json(['card', 'list', id, '--state', 'draft', ...data])).length < 2);
  return { data, id, url, settings };
}

test('cards are switched on, listed, shown, published and paused', async (context) => {
  const { data, id, url, settings } = await open(context);

  const shown = await run(['card', 'show', id, 'jana', ...data], { BECARD_PUBLIC_URL: url });
  const { url: address } = await json(['card', 'show', id, 'jana', ...data], { BECARD_PUBLIC_URL: url });
  const statuses = [(await fetch(address)).status];
  const one = await json(['card', 'publish', id, 'jana', ...data]);
  statuses.push((await fetch(address)).status);
  const rest = await json(['card', 'publish', id, '--all', ...data]);
  const paused = await run(['card', 'pause', id, 'jana', 'ben', ...data]);
  statuses.push((await fetch(address)).status);
  const list = await run(['card', 'list', id, ...data]);
  const off = await json(['card', 'set', id, '--cards', 'off', '--yes', ...data]);

  assert.deepEqual([settings.enabled, settings.newCards, off.enabled], [true, 'draft', false]);
  assert.match(shown.out, /displayName: +jana Weber \(directory: displayName\)/);
  assert.match(shown.out, /organisation: +Contoso \(template: fixed\)/);
  assert.deepEqual([one.changed, rest.changed, paused.out], [1, 1, '2 cards paused.\n']);
  assert.deepEqual(statuses, [404, 200, 404]);
  assert.match(list.out, /^ID +NAME +STATE +ADDRESS/);
  assert.equal(list.out.match(/paused/g)?.length, 2);
});

test('a template is chosen for cards, and the rules choose again', async (context) => {
  const { data, id } = await open(context);
  const { id: template } = await json(['template', 'create', id, 'Sales', ...data]);
  const templateOf = async () => (await json(['card', 'show', id, 'jana', ...data])).template;

  const one = await run(['card', 'template', id, 'jana', '--template', template, ...data]);
  const chosen = await templateOf();
  const all = await json(['card', 'template', id, '--all', '--by-rules', ...data]);
  const codes = [
    await run(['card', 'template', id, 'jana', ...data]),
    await run(['card', 'template', id, 'jana', '--by-rules', '--template', template, ...data]),
    await run(['card', 'template', id, '--by-rules', ...data]),
    await run(['card', 'template', id, '--all', '--template', 'tpl_lost', ...data]),
  ].map(({ code }) => code);

  assert.equal(one.out, 'Template of 1 card changed.\n');
  assert.deepEqual(chosen, { id: template, name: 'Sales', chosen: true });
  assert.deepEqual([all.changed, (await templateOf()).name], [1, 'Standard']);
  assert.deepEqual(codes, [2, 2, 2, 3]);
});

test('the QR code and the vCard of a card are printed', async (context) => {
  const { data, id } = await open(context);

  const qr = await run(['card', 'qr', id, 'jana', ...data]);
  const vcard = await run(['card', 'vcard', id, 'jana', ...data]);
  const newer = await json(['card', 'vcard', id, 'jana', '--vcard-version', '4.0', ...data]);

  assert.match(qr.out, /█.*\n.*\/c\/[0-9A-Za-z]{11}\n$/s);
  assert.match(vcard.out, /^BEGIN:VCARD\r?\nVERSION:3\.0\r?\n/);
  assert.match(newer.vcard, /VERSION:4\.0\r\n/);
});

test('numbers are shown of all cards and of one, and single cards are forgotten on demand', async (context) => {
  const { data, id } = await open(context);

  const all = await run(['card', 'numbers', id, ...data]);
  const one = await json(['card', 'numbers', id, 'jana', '--days', '7', ...data]);
  const sums = await run(['card', 'numbers', id, '--only-sums', 'on', ...data]);
  const both = await run(['card', 'numbers', id, 'jana', '--only-sums', 'on', ...data]);

  assert.equal(all.out, 'Nothing yet.\n');
  assert.deepEqual(one, []);
  assert.equal(sums.out, 'Numbers of fewer than five published cards are not shown.\n');
  assert.equal(both.code, 2);
});

test('a command that names neither users nor all cards, or an unknown user, is refused', async (context) => {
  const { data, id } = await open(context);

  const codes = [
    await run(['card', 'publish', id, ...data]),
    await run(['card', 'publish', id, 'jana', '--all', ...data]),
    await run(['card', 'show', id, 'unknown', ...data]),
    await run(['card', 'list', id, '--state', 'lost', ...data]),
  ].map(({ code }) => code);

  assert.deepEqual(codes, [2, 2, 3, 2]);
});

test('the cards of a directory are written to a file', async (context) => {
  const { data, id } = await open(context);
  const folder = mkdtempSync(join(tmpdir(), 'becard-export-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  const [table, archive] = [join(folder, 'cards.csv'), join(folder, 'signatures.zip')];

  const written = await run(['card', 'export', id, table, '--search', 'jana', ...data]);
  await run(['card', 'export', id, archive, '--format', 'signature-zip', ...data]);
  const missing = await run(['card', 'export', id, join(folder, 'none', 'a.csv'), ...data]);

  assert.equal(written.out, `Written to ${table}.\n`);
  assert.match(readFileSync(table, 'utf8'), /^\uFEFFname,state,.*\r\njana Weber,draft,[^\n]*\r\n$/);
  const entries = await unzip(readFileSync(archive));
  assert.deepEqual([...entries.keys()], ['ben Weber.htm', 'ben Weber.txt', 'jana Weber.htm', 'jana Weber.txt']);
  assert.equal(missing.code, 2);
});

test('the signature of a card is printed as text and as HTML', async (context) => {
  const { data, id } = await open(context);

  const text = await run(['card', 'signature', id, 'jana', '--language', 'de', ...data]);
  const html = await run(['card', 'signature', id, 'jana', '--format', 'html', ...data]);

  assert.equal(text.out, 'jana Weber\nEngineer\nContoso\n');
  assert.match(html.out, /^<table role="presentation"[^>]* lang="en"/);
});

test('the signature of a card is given an address for mail programs, the same each time until it is revoked', async (context) => {
  const { data, id } = await open(context);
  const address = ['card', 'signature', id, 'jana', '--address', ...data];

  const [first, again] = [await run(address), await run([...address, '--json'])];
  const revoked = await run(['card', 'signature', id, 'jana', '--revoke-address', ...data]);
  const other = await run([...address, '--json']);
  const both = await run([...address, '--revoke-address']);

  const { html, text } = JSON.parse(again.out);
  assert.ok(first.out.includes(html) && first.out.includes(text));
  assert.match(html, /\/c\/[^/]+\/signature\.html\?key=[\w-]{43}$/);
  assert.match(text, /\/c\/[^/]+\/signature\.txt\?key=[\w-]{43}$/);
  assert.equal(revoked.out, 'The address is revoked.\n');
  assert.notEqual(JSON.parse(other.out).html, html);
  assert.equal(both.code, 2);
});

test('a photo is set from a file, many from a ZIP file with a report, and one is removed', async (context) => {
  const { data, id, url } = await open(context);
  const folder = mkdtempSync(join(tmpdir(), 'becard-photos-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  const picture = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#123456' } })
    .png()
    .toBuffer();
  const [file, archive, text] = ['jana.png', 'all.zip', 'a.txt'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(file, picture);
  writeFileSync(text, 'no picture');
  writeFileSync(archive, zipOf({ 'team/BEN.png': picture, 'nina.png': picture, 'jana.txt': Buffer.from('text') }));
  await run(['card', 'publish', id, '--all', ...data]);
  const { url: address } = await json(['card', 'show', id, 'ben', ...data], { BECARD_PUBLIC_URL: url });

  const one = await run(['card', 'photo', id, 'jana', file, '--crop', '0,0,100', ...data]);
  const many = await run(['card', 'photo', id, '--zip', archive, ...data]);
  const shown = await fetch(`${address}/photo.jpg`);
  const refused = await run(['card', 'photo', id, 'jana', text, ...data]);
  const removed = await json(['card', 'photo', id, 'ben', '--remove', ...data]);
  const wrong = [
    await run(['card', 'photo', id, ...data]),
    await run(['card', 'photo', id, 'ben', file, '--crop', '1,2', ...data]),
  ];

  assert.equal(one.out, 'Photo set.\n');
  assert.match(many.out, /^1 of 3 photos set\.\n\nFILE +NOT SET\n/);
  assert.match(many.out, /nina\.png +no user has this name/);
  assert.match(many.out, /jana\.txt +This file is no picture/);
  assert.deepEqual([shown.status, shown.headers.get('content-type')], [200, 'image/jpeg']);
  assert.match(refused.problem, /no picture that can be read/);
  assert.equal(removed.photo, false);
  assert.equal((await fetch(`${address}/photo.jpg`)).status, 404);
  assert.deepEqual(
    wrong.map(({ code }) => code),
    [2, 2],
  );
});

test('a PIN is set and removed', async (context) => {
  const { data, id, url } = await open(context);
  await run(['card', 'publish', id, '--all', ...data]);
  const { url: address } = await json(['card', 'show', id, 'jana', ...data], { BECARD_PUBLIC_URL: url });
  const titleOf = async () => /<title>(.*)<\/title>/.exec(await (await fetch(`${address}?lang=en`)).text())?.[1];

  const set = await run(['card', 'pin', id, 'jana', '4711', ...data]);
  const locked = await titleOf();
  const removed = await run(['card', 'pin', id, 'jana', '--remove', ...data]);
  const wrong = [
    await run(['card', 'pin', id, 'jana', ...data]),
    await run(['card', 'pin', id, 'jana', '4711', '--remove', ...data]),
    await run(['card', 'pin', id, 'jana', '123', ...data]),
  ];

  assert.deepEqual([set.out, removed.out], ['PIN set.\n', 'PIN removed.\n']);
  assert.deepEqual([locked, await titleOf()], ['Protected card', 'jana Weber']);
  assert.deepEqual(wrong.map(({ code }) => code).slice(0, 2), [2, 2]);
  assert.match(wrong[2]?.problem ?? '', /4 to 8 letters/);
});

test('a link to a card is created and shown once, looked at and revoked', async (context) => {
  const { data, id, url } = await open(context);
  const link = ['card', 'link', id, 'jana'];

  const none = await run([...link, '--show', ...data]);
  const created = await json([...link, '--expires', '14d', ...data], { BECARD_PUBLIC_URL: url });
  const shown = await run([...link, '--show', ...data]);
  const revoked = await run([...link, '--revoke', ...data]);
  const ended = await json([...link, '--show', ...data]);
  const both = await run([...link, '--show', '--revoke', ...data]);

  assert.deepEqual([none.out, revoked.out, both.code], ['No link.\n', 'The link is revoked.\n', 2]);
  assert.match(created.address, new RegExp(`^${url}/my-card#[0-9A-Za-z]{43}$`));
  assert.match(shown.out, /State: +active\nCreated: +.* by command line/);
  assert.ok(!shown.out.includes('#'));
  assert.equal(ended.state, 'revoked');
});
