import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DirectoryId, ResourceId } from '../../domain/index.ts';
import { createCardCounter } from './counter.ts';

const day = 86_400_000;
const card = { directoryId: 'ud_a' as DirectoryId, resourceId: 'anna' as ResourceId };
const browser = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1';
const ask = (query = '', headers: Readonly<Record<string, string>> = {}, method = 'GET'): Request =>
  new Request(`https://becard.test/c/anna${query}`, { method, headers: { 'user-agent': browser, ...headers } });

test('views and saves are counted by card, day and way in, and taken once', () => {
  let now = 3 * day + 5;
  const counter = createCardCounter(() => now);
  counter.count(ask('?s=qr'), card, 'views');
  counter.count(ask('?lang=de&s=qr'), card, 'views');
  counter.count(ask('?s=qr'), card, 'saves');
  counter.count(ask('?s=elsewhere'), { ...card, resourceId: 'ben' as ResourceId }, 'views');
  now += day;
  counter.count(ask(), { ...card, directoryId: 'ud_b' as DirectoryId }, 'passes');

  const taken = [counter.take(), counter.take()];

  assert.deepEqual(taken, [
    new Map([
      [
        'ud_a',
        [
          { resourceId: 'anna', day: 3 * day, way: 'qr', views: 2, saves: 1, passes: 0 },
          { resourceId: 'ben', day: 3 * day, way: 'link', views: 1, saves: 0, passes: 0 },
        ],
      ],
      ['ud_b', [{ resourceId: 'anna', day: 4 * day, way: 'link', views: 0, saves: 0, passes: 1 }]],
    ]),
    new Map(),
  ]);
});

const uncounted: readonly (readonly [string, Request])[] = [
  [
    'a search engine',
    ask('', { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' }),
  ],
  ['the preview of a messenger', ask('', { 'user-agent': 'WhatsApp/2.23.20.0' })],
  ['the preview of Teams', ask('', { 'user-agent': 'Mozilla/5.0 SkypeUriPreview Preview/0.5' })],
  ['a script', ask('', { 'user-agent': 'curl/8.5.0' })],
  ['a request without a user agent', ask('', { 'user-agent': '' })],
  ['a page that is loaded ahead', ask('', { 'sec-purpose': 'prefetch;prerender' })],
  ['a look at the headers alone', ask('', {}, 'HEAD')],
];

for (const [name, request] of uncounted) {
  test(`${name} is not counted`, () => {
    const counter = createCardCounter(() => 0);

    counter.count(request, card, 'views');

    assert.equal(counter.take().size, 0);
  });
}

test('what is kept in memory is bounded, whatever is asked for', () => {
  const counter = createCardCounter(() => 0);

  for (let at = 0; at < 25_000; at += 1) counter.count(ask(), { ...card, resourceId: `u${at}` as ResourceId }, 'views');
  counter.count(ask(), { ...card, resourceId: 'u7' as ResourceId }, 'views');

  const rows = counter.take().get(card.directoryId) ?? [];
  assert.equal(rows.length, 20_000);
  assert.equal(rows[7]?.views, 2);
});
