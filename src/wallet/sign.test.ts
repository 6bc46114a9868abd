import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { type PassView, writeApplePass } from '../cards/index.ts';
import { cardWith, places } from '../cards/testing/hostile-cards.ts';
import { hostileValues } from '../cards/testing/hostile-values.ts';
import { nastyCards } from '../cards/testing/people.ts';
import { imagesOf } from './icon.ts';
import { signPass } from './sign.ts';
import { makeChain, passType, verifySignature } from './testing/chain.ts';
import { readPass, readStrings } from './testing/read-pass.ts';

const identity = { passType, team: 'TEAM123456', handle: 'abcdefghijk', page: 'https://c.example/c/abcdefghijk' };
const service = { url: 'https://c.example/wallet', token: 'a token of sixteen' };

async function partsOf(view: PassView) {
  const { json, strings, color } = writeApplePass(view, { ...identity, service });
  return { json: JSON.stringify(json), strings, images: await imagesOf(color) };
}

const card = { language: 'de', name: 'Jana Weber', values: { organisation: 'Contoso', position: 'Vertrieb' } } as const;
const translated = { ...card, language: 'en', values: { ...card.values, position: 'Sales' } } as const;

for (const [what, view] of [
  ['a pass', { kind: 'active', card, translated }],
  ['a void pass', { kind: 'void', organisation: 'Contoso' }],
] as const) {
  test(`openssl verifies the signature of ${what}, and the hash of each of its files`, async () => {
    const chain = makeChain();

    const files = readPass(signPass(await partsOf(view), chain));

    const manifest = JSON.parse(files.get('manifest.json')?.toString() ?? '');
    const named = [...files].filter(([name]) => name !== 'manifest.json' && name !== 'signature');
    const hashes = named.map(([name, bytes]) => [name, createHash('sha1').update(bytes).digest('hex')]);
    assert.deepEqual(manifest, Object.fromEntries(hashes));
    assert.deepEqual(
      named
        .map(([name]) => name)
        .filter((name) => !name.endsWith('.png'))
        .toSorted(),
      ['de.lproj/pass.strings', 'en.lproj/pass.strings', 'pass.json'],
    );
    verifySignature(files, chain);
  });
}

test('openssl refuses a pass of which one byte was changed, and one of another chain', async () => {
  const chain = makeChain();
  const files = readPass(signPass(await partsOf({ kind: 'active', card, translated }), chain));
  const manifest = Buffer.from(files.get('manifest.json') ?? '');
  manifest[20] = (manifest[20] ?? 0) ^ 1;

  assert.throws(() => verifySignature(new Map([...files, ['manifest.json', manifest]]), chain));
  assert.throws(() => verifySignature(files, makeChain()));
});

test('hostile cards come back from their passes as they are', async () => {
  const chain = makeChain({ bits: 1024 });
  const position = places.find(({ field }) => field === 'position') ?? assert.fail();
  const hostile = hostileValues.map((text) => cardWith(position, text) ?? assert.fail(text));
  for (const nasty of [...nastyCards, ...hostile]) {
    const other = {
      ...nasty,
      language: nasty.language === 'de' ? 'en' : 'de',
      values: { ...nasty.values, position: 'Other "position"\\\n' },
    } as const;
    const parts = await partsOf({ kind: 'active', card: nasty, translated: other });

    const files = readPass(signPass(parts, chain));

    assert.deepEqual(JSON.parse(files.get('pass.json')?.toString() ?? ''), JSON.parse(parts.json));
    for (const [language, texts] of Object.entries(parts.strings)) {
      assert.deepEqual(readStrings(files.get(`${language}.lproj/pass.strings`)), new Map(Object.entries(texts)));
    }
  }
});
