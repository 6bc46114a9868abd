import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ApplePass, writeApplePass } from './apple-pass.ts';
import type { PassView } from './pass-view.ts';
import type { PublicCard } from './public-card.ts';

const page = 'https://cards.contoso.example/c/abcdefghijk';
const identity = {
  ...{ passType: 'pass.example.card', team: 'TEAM123456', handle: 'abcdefghijk', page },
  service: { url: 'https://cards.contoso.example/wallet', token: 'secret' },
};
const jana: PublicCard = {
  language: 'de',
  name: 'Dr. Jana Weber',
  values: {
    ...{ organisation: 'Contoso', position: 'Vertrieb', department: 'Verkauf', mobile: '+49 171 1', color: '#0b5fff' },
    ...{ email: 'jana@contoso.example', address: { office: 'Berlin 2', postalCode: '10117', locality: 'Berlin' } },
    socialLinks: [{ label: 'LinkedIn', url: 'https://l.example/jana' }],
  },
};
const english: PublicCard = {
  ...jana,
  language: 'en',
  values: { ...jana.values, position: 'Sales', department: 'Trade' },
};

function viewOf(values: PublicCard['values'] = jana.values, other: PublicCard['values'] = english.values): PassView {
  return { kind: 'active', card: { ...jana, values }, translated: { ...english, values: other } };
}

interface Field {
  readonly key: string;
  readonly label?: string;
  readonly value: string;
}

function fieldsOf({ json }: ApplePass, part: string): readonly Field[] {
  return (json['generic'] as Readonly<Record<string, readonly Field[]>>)[part] ?? [];
}

test('a pass shows name, position and the ways to reach someone, and everything on its back', () => {
  const pass = writeApplePass(viewOf(), identity);

  const { generic, ...rest } = pass.json;
  assert.ok(generic);
  assert.deepEqual(rest, {
    formatVersion: 1,
    passTypeIdentifier: 'pass.example.card',
    teamIdentifier: 'TEAM123456',
    serialNumber: 'abcdefghijk',
    organizationName: 'Contoso',
    description: 'Business card',
    logoText: 'Contoso',
    backgroundColor: 'rgb(11, 95, 255)',
    foregroundColor: 'rgb(255, 255, 255)',
    labelColor: 'rgb(255, 255, 255)',
    webServiceURL: 'https://cards.contoso.example/wallet',
    authenticationToken: 'secret',
    barcodes: [{ format: 'PKBarcodeFormatQR', message: page, messageEncoding: 'iso-8859-1' }],
  });
  assert.deepEqual(fieldsOf(pass, 'primaryFields'), [{ key: 'name', value: 'Dr. Jana Weber' }]);
  assert.deepEqual(
    [...fieldsOf(pass, 'secondaryFields'), ...fieldsOf(pass, 'auxiliaryFields')].map(({ value }) => value),
    ['Vertrieb', 'Verkauf', '+49 171 1', 'jana@contoso.example'],
  );
  assert.deepEqual(
    fieldsOf(pass, 'backFields').map(({ label, value }) => `${label}: ${value}`),
    [
      ...['Position: Vertrieb', 'Department: Verkauf', 'Mobile: +49 171 1', 'Email: jana@contoso.example'],
      ...['Address: Berlin 2\n10117 Berlin', 'LinkedIn: https://l.example/jana', `Card: ${page}`],
    ],
  );
});

test('without a web service the pass asks for no changes', () => {
  const { json } = writeApplePass(viewOf(), { ...identity, service: undefined });

  assert.deepEqual([json['webServiceURL'], json['authenticationToken']], [undefined, undefined]);
});

test('labels and texts of the card are in German and English', () => {
  const { strings } = writeApplePass(viewOf(), identity);

  assert.deepEqual(
    [strings.de['Mobile'], strings.de['Vertrieb'], strings.en['Mobile'], strings.en['Vertrieb'], strings.en['Verkauf']],
    ['Mobil', undefined, 'Mobile', 'Sales', 'Trade'],
  );
});

test('a text that would mean two things is translated to neither', () => {
  const same = { ...jana.values, position: 'Leitung', department: 'Leitung', organisation: 'Mobile' };
  const other = { ...same, position: 'Head', department: 'Management' };

  const { strings } = writeApplePass(viewOf(same, other), identity);

  assert.deepEqual([strings.en['Leitung'], strings.de['Mobile']], [undefined, undefined]);
});

test('the pass of a card that has ended is void and says nothing of its user', () => {
  const pass = writeApplePass({ kind: 'void', organisation: 'Contoso' }, identity);

  assert.deepEqual(
    [pass.json['voided'], pass.json['barcodes'], pass.json['logoText'], pass.json['authenticationToken']],
    [true, undefined, 'Contoso', 'secret'],
  );
  assert.deepEqual(fieldsOf(pass, 'primaryFields'), [{ key: 'ended', value: 'This card is not active any more' }]);
  assert.equal(pass.strings.de['This card is not active any more'], 'Diese Visitenkarte ist nicht mehr aktiv');
  assert.doesNotMatch(JSON.stringify(pass), /Jana|Weber|171/);
});
