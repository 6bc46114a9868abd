import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PublicCard } from './public-card.ts';
import { nastyCards } from './testing/people.ts';
import { expected, identity, readByIcal, readByVcard4 } from './testing/vcard-readers.ts';
import { writeVcard } from './vcard.ts';

test('two hundred cards with difficult values come back equal through ical.js as vCard 3.0', () => {
  assert.equal(nastyCards.length, 200);
  for (const card of nastyCards) {
    assert.deepEqual(readByIcal(writeVcard(card, identity, '3.0')), expected(card, '3.0'));
  }
});

test('two hundred cards with difficult values come back equal through vcard4 as vCard 4.0', () => {
  for (const card of nastyCards) {
    assert.deepEqual(readByVcard4(writeVcard(card, identity, '4.0')), expected(card, '4.0'));
  }
});

test('names that look like the format come back equal', () => {
  for (const name of ['BEGIN:VCARD', 'END:VCARD', 'Robert\\nTables', 'C:\\Users\\nina', 'https://x.example/;a']) {
    const card: PublicCard = { language: 'de', name, values: { lastName: name, organisation: name } };

    assert.deepEqual(readByIcal(writeVcard(card, identity, '3.0')), expected(card, '3.0'));
  }
});

test('no line has more than 75 octets, ends without CRLF or cuts a character', () => {
  for (const card of nastyCards) {
    for (const version of ['3.0', '4.0'] as const) {
      const text = writeVcard(card, identity, version);
      const lines = text.split('\r\n');

      assert.equal(lines.pop(), '');
      assert.deepEqual(
        lines.filter((line) => Buffer.byteLength(line) > 75 || /[\r\n]/.test(line) || !line.isWellFormed()),
        [],
      );
    }
  }
});

test('a value brings no property of its own', () => {
  const values = { organisation: 'x\r\nTEL:+1\r\nEND:VCARD', position: 'a\u0000b\u007f\rNOTE:x' };
  const text = writeVcard({ language: 'de', name: 'Jana', values }, identity, '3.0');

  const names = readByIcal(text).map(({ name }) => name);

  assert.deepEqual(names, ['n', 'fn', 'org', 'title', 'uid', 'rev']);
});

test('a backslash at the end of a name does not join it with the next part', () => {
  const card: PublicCard = { language: 'de', name: 'x', values: { lastName: 'Weber\\', firstName: 'Jana\\\\' } };

  const [name] = readByIcal(writeVcard(card, identity, '3.0'));

  assert.deepEqual(name?.value, ['Weber', 'Jana', '', '', '']);
});

test('a card in vCard 3.0 has the types that phones read', () => {
  const values = {
    ...{ firstName: 'Jana', lastName: 'Weber', prefix: 'Dr.', organisation: 'Contoso', department: 'Sales' },
    ...{ position: 'Head of Sales', mobile: '+49 171 1', phone: '+49 30 1', fax: '+49 30 2' },
    ...{ email: 'jana@contoso.example', website: 'https://contoso.example/', address: { office: 'Berlin 2' } },
    socialLinks: [{ label: 'LinkedIn', url: 'https://l.example/jana' }],
  };

  const text = writeVcard({ language: 'de', name: 'Dr. Jana Weber', values }, identity, '3.0');

  assert.deepEqual(text.split('\r\n'), [
    'BEGIN:VCARD',
    'VERSION:3.0',
    'N:Weber;Jana;;Dr.;',
    'FN:Dr. Jana Weber',
    'ORG:Contoso;Sales',
    'TITLE:Head of Sales',
    'TEL;TYPE=CELL,VOICE:+49 171 1',
    'TEL;TYPE=WORK,VOICE:+49 30 1',
    'TEL;TYPE=WORK,FAX:+49 30 2',
    'EMAIL;TYPE=INTERNET,WORK:jana@contoso.example',
    'ADR;TYPE=WORK:;Berlin 2;;;;;',
    'URL:https://contoso.example/',
    'item1.URL:https://l.example/jana',
    'item1.X-ABLabel:LinkedIn',
    'UID:https://cards.contoso.example/c/4Tq8Zr1yWn6',
    'REV:2026-11-26T12:03:00Z',
    'END:VCARD',
    '',
  ]);
});

for (const version of ['3.0', '4.0'] as const) {
  test(`both readers find the photo in a vCard ${version}, in lines of 75 octets`, () => {
    const photo = Uint8Array.from({ length: 5_000 }, (_, at) => at % 251);
    const base64 = Buffer.from(photo).toString('base64');
    const card: PublicCard = { language: 'de', name: 'Jana Weber', values: { lastName: 'Weber' }, photo: 'hash' };

    const text = writeVcard(card, { ...identity, photo }, version);

    const shown = version === '4.0' ? `data:image/jpeg;base64,${base64}` : base64;
    const byIcal = readByIcal(text).find(({ name }) => name === 'photo')?.value;
    assert.equal(byIcal, shown);
    if (version === '4.0') assert.deepEqual(readByVcard4(text).find(({ name }) => name === 'photo')?.value, shown);
    assert.ok(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75));
  });
}
