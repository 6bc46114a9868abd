import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { securityHeaders, securityText } from './security.ts';
import { loadStaticFiles } from './static.ts';

const folder = mkdtempSync(join(tmpdir(), 'becard-static-'));
const script = `export const text = '${'Becard '.repeat(200)}';\n`;
mkdirSync(join(folder, 'assets'));
writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Becard</title>');
writeFileSync(join(folder, 'assets', 'index-B3xK9f_a.js'), script);
writeFileSync(join(folder, 'apple-touch-icon.png'), 'not a picture');
const files = loadStaticFiles(folder);
after(() => rmSync(folder, { recursive: true }));

const page = 'text/html,application/xhtml+xml';
const asset = '/assets/index-B3xK9f_a.js';

function get(path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET') {
  return files.answer(new Request(`http://becard.test${path}`, { method, headers }));
}

test('a file with a hash in its name may be kept for a year, the page is asked for each time', async () => {
  const kept = await get(asset);
  const asked = await get('/', { accept: page });
  const icon = await get('/apple-touch-icon.png');

  assert.equal(kept?.headers.get('cache-control'), 'public, max-age=31536000, immutable');
  assert.equal(kept?.headers.get('content-type'), 'text/javascript; charset=utf-8');
  assert.equal(asked?.headers.get('cache-control'), 'no-cache');
  assert.equal(icon?.headers.get('cache-control'), 'no-cache');
});

test('every address that a browser navigates to is the page', async () => {
  for (const path of ['/', '/welcome', '/directories/ud_1/log', '/c/jana', '/%', '/../../etc/passwd']) {
    assert.match((await (await get(path, { accept: page }))?.text()) ?? '', /<title>Becard/, path);
  }
});

test('the root is the page for everyone, a shell included', async () => {
  assert.match((await (await get('/', { accept: '*/*' }))?.text()) ?? '', /<title>Becard/);
});

test('what is not there is not answered with the page to anybody but a browser that navigates', async () => {
  for (const path of ['/missing.js', '/../package.json', '/assets/..%2f..%2fsecret', '/assets']) {
    assert.equal(await get(path, { accept: '*/*' }), undefined, path);
  }
});

for (const [offered, encoding, decode] of [
  ['gzip, deflate, br', 'br', brotliDecompressSync],
  ['gzip', 'gzip', gunzipSync],
  ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
] as const) {
  test(`a browser that takes ${offered} gets ${encoding}`, async () => {
    const response = await get(asset, { 'accept-encoding': offered });

    const body = Buffer.from((await response?.arrayBuffer()) ?? new ArrayBuffer());
    assert.equal(response?.headers.get('content-encoding'), encoding);
    assert.equal(response?.headers.get('content-length'), String(body.byteLength));
    assert.equal(decode(body).toString(), script);
  });
}

test('a file that the browser has is not sent again', async () => {
  const first = await get(asset, { 'accept-encoding': 'br' });
  const etag = first?.headers.get('etag') ?? '';

  const again = await get(asset, { 'accept-encoding': 'br', 'if-none-match': `"other", W/${etag}` });

  assert.equal(again?.status, 304);
  assert.equal(await again?.text(), '');
  assert.notEqual((await get(asset))?.headers.get('etag'), etag);
});

test('HEAD tells the length and sends nothing', async () => {
  const response = await get(asset, {}, 'HEAD');

  assert.equal(response?.headers.get('content-length'), String(script.length));
  assert.equal(await response?.text(), '');
});

test('without a build there are no files', async () => {
  const empty = loadStaticFiles(undefined);

  assert.equal(await empty.answer(new Request('http://becard.test/', { headers: { accept: page } })), undefined);
});

test('a weakness of an installation is reported where its operator says', () => {
  const text = securityText('mailto:security@example.com', 'https://becard.test', Date.UTC(2026, 0, 1));

  assert.deepEqual(text.split('\n'), [
    'Contact: mailto:security@example.com',
    'Expires: 2026-06-30T00:00:00.000Z',
    'Preferred-Languages: en, de',
    'Canonical: https://becard.test/.well-known/security.txt',
    '',
  ]);
});

test('pages run only our own scripts, are never framed, and insist on HTTPS where there is HTTPS', () => {
  const secure = securityHeaders('https://becard.test');
  const policy = secure['content-security-policy'] ?? '';

  assert.ok(policy.includes("script-src 'self';"));
  assert.ok(policy.includes("frame-ancestors 'none'"));
  assert.match(secure['permissions-policy'] ?? '', /camera=\(\)/);
  assert.equal(secure['permissions-policy']?.includes('clipboard'), false);
  assert.match(secure['strict-transport-security'] ?? '', /max-age=31536000/);
  assert.equal(securityHeaders('http://127.0.0.1:8080')['strict-transport-security'], undefined);
});
