import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeApplePass } from './apple-pass.ts';
import { writeGoogleObject } from './google-object.ts';
import type { PassView } from './pass-view.ts';
import type { PublicCard } from './public-card.ts';
import { maxSignatureBytes, signatureDocument, writeSignature } from './signature.ts';
import { readSource } from './source.ts';
import { cardWith, harmlessCard, type Place, places } from './testing/hostile-cards.ts';
import { hostileValues } from './testing/hostile-values.ts';
import { readTree } from './testing/html-tree.ts';
import { expected, identity, readByIcal, readByVcard4, withoutMisread } from './testing/vcard-readers.ts';
import { readFieldValue } from './value.ts';
import { writeVcard } from './vcard.ts';

const page = 'https://cards.contoso.example/c/4Tq8Zr1yWn6';
const legalLine = 'Contoso GmbH';

/** Each hostile card with the harmless one of the same place. */
function forEachCard(check: (card: PublicCard, harmless: PublicCard, place: Place, text: string) => void): void {
  for (const place of places) {
    const harmless = harmlessCard(place);
    for (const text of hostileValues) {
      const card = cardWith(place, text);
      if (card !== undefined) check(card, harmless, place, text);
    }
  }
}

test('two hundred hostile values are kept by every field that takes a text, and by no choice', () => {
  assert.equal(new Set(hostileValues).size, 200);
  for (const place of places) {
    const kept = hostileValues.filter((text) => cardWith(place, text) !== undefined).length;
    const isChoice = place.name.startsWith('all of ');
    assert.ok(isChoice ? kept < 100 : kept > 190, `${place.name}: ${kept}`);
  }
});

test('no field keeps a control character, half a character or an address of another scheme', () => {
  forEachCard(({ name, values }, _, place, text) => {
    const { website = '', socialLinks = [], color = '' } = values;
    const texts = [name, ...Object.values(values), ...Object.values(values.address ?? {})].filter(
      (value) => typeof value === 'string',
    );

    assert.deepEqual(
      texts.filter((value) => /[^\P{Cc}\n]|[\u2028\u2029]/u.test(value) || !value.isWellFormed()),
      [],
      `${place.name}: ${JSON.stringify(text)}`,
    );
    assert.ok([website, ...socialLinks.map(({ url }) => url)].every((url) => /^https?:\/\/[^\s"<>\\]*$/.test(url)));
    assert.match(color, /^#[\da-f]{6}$/);
  });
});

test('hostile values come back equal through ical.js from vCard 3.0 and 4.0', () => {
  forEachCard((card, _, { name }, text) => {
    for (const version of ['3.0', '4.0'] as const) {
      const found = readByIcal(writeVcard(card, identity, version));

      // Of the last one, the time of the change, this reader has a form of its own.
      const about = `${version}, ${name}: ${JSON.stringify(text)}`;
      assert.deepEqual(found.slice(0, -1), expected(card, version).slice(0, -1), about);
      assert.equal(found.at(-1)?.name, 'rev', about);
    }
  });
});

test('hostile values come back equal through vcard4', () => {
  forEachCard((card, _, { name }, text) => {
    const written = writeVcard(card, identity, '4.0');
    // Where a line ends with these words, this reader begins another card.
    if (/BEGIN:VCARD\r\n/.test(written.replaceAll('\r\n ', '').slice(1))) return;
    const found = readByVcard4(written);

    assert.deepEqual(found, withoutMisread(expected(card, '4.0'), found), `${name}: ${JSON.stringify(text)}`);
  });
});

test('hostile values add no element, attribute or line to a signature', () => {
  forEachCard((card, harmless, { name }, text) => {
    const [usual, signature] = [harmless, card].map((each) => writeSignature(each, { page, legalLine }));
    assert.ok(usual !== undefined && signature !== undefined);
    const document = signatureDocument(card, signature);

    const [before, tree] = [readTree(signatureDocument(harmless, usual)), readTree(document)];

    const about = `${name}: ${JSON.stringify(text)}`;
    assert.deepEqual(tree.faults, [], about);
    assert.deepEqual(tree.elements, before.elements, about);
    assert.equal(tree.texts.length, before.texts.length, about);
    assert.deepEqual(
      tree.links.filter((link) => !/^(?:https?:\/\/|mailto:[^?&]*$|tel:[\d+*#,]*$)/.test(link)),
      [],
      about,
    );
    assert.equal(signature.text.split(/[\n\u2028\u2029]/).length, usual.text.split('\n').length, about);
    assert.doesNotMatch(signature.text, /[^\P{Cc}\n]/u);
    assert.ok(signature.text.isWellFormed() && Buffer.byteLength(document) <= maxSignatureBytes, about);
  });
});

test('hostile values are texts of passes and nothing else', () => {
  const identities = {
    apple: { passType: 'pass.example.card', team: 'T', handle: '4Tq8Zr1yWn6', page, service: undefined },
    google: { id: '1.a', classId: '1.b', page },
  };
  const write = (card: PublicCard): readonly (readonly [string, string])[] => {
    const view: PassView = { kind: 'active', card, translated: card };
    const written = [writeApplePass(view, identities.apple), writeGoogleObject(view, identities.google)];
    return leavesOf(JSON.parse(JSON.stringify(written)), '');
  };
  forEachCard((card, harmless, { name }, text) => {
    const [before, leaves] = [write(harmless), write(card)];

    const about = `${name}: ${JSON.stringify(text)}`;
    assert.deepEqual(
      leaves.map(([path]) => path),
      before.map(([path]) => path),
      about,
    );
    const changed = leaves.filter(([, value], at) => value !== before[at]?.[1]).map(([, value]) => value);
    const own = textsOf(card);
    assert.deepEqual(
      changed.filter((value) => !own.includes(value)),
      [],
      about,
    );
  });
});

/** What a card says, as passes show it. */
function textsOf({ name, values }: PublicCard): readonly string[] {
  const { address = {}, socialLinks = [] } = values;
  const { office, street, postalCode, locality, region, country } = address;
  const place = [office, street, `${postalCode} ${locality}`, region, country].join('\n');
  const links = socialLinks.flatMap(({ label, url }) => [label, url]);
  return [name, place, ...links, ...Object.values(values).filter((value) => typeof value === 'string')];
}

/** Every value of a document with its path. */
function leavesOf(value: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null) return [[path, String(value)]];
  return Object.entries(value).flatMap(([key, member]) => leavesOf(member, `${path}/${key}`));
}

test('paths in braces that the directory sends are texts, not paths', () => {
  for (const text of hostileValues) {
    const attributes = { userName: 'secret', displayName: text, title: text };
    const alone = readFieldValue('displayName', text);

    const [path, composed] = ['displayName', '{displayName}'].map((source) =>
      readFieldValue('displayName', readSource(source, attributes)),
    );

    assert.deepEqual([path, composed], [alone, alone], JSON.stringify(text));
  }
});
