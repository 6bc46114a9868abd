import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeGoogleObject } from './google-object.ts';
import type { PublicCard } from './public-card.ts';
import { nastyCards } from './testing/people.ts';

const page = 'https://cards.contoso.example/c/abcdefghijk';
const identity = { id: '3388.abcdefghijk', classId: '3388.becard', page };
const jana: PublicCard = {
  language: 'de',
  name: 'Jana Weber',
  values: { organisation: 'Contoso', position: 'Vertrieb', mobile: '+49 171 1', color: '#0b5fff' },
};
const english: PublicCard = { ...jana, language: 'en', values: { ...jana.values, position: 'Sales' } };

test('an object shows name, position and what follows, with both languages', () => {
  const object = writeGoogleObject({ kind: 'active', card: jana, translated: english }, identity);

  const mobile = {
    id: 'mobile',
    localizedHeader: {
      defaultValue: { language: 'en', value: 'Mobile' },
      translatedValues: [{ language: 'de', value: 'Mobil' }],
    },
    localizedBody: { defaultValue: { language: 'de', value: '+49 171 1' } },
  };
  const title = {
    defaultValue: { language: 'en', value: 'Card' },
    translatedValues: [{ language: 'de', value: 'Visitenkarte' }],
  };
  assert.deepEqual(object, {
    id: '3388.abcdefghijk',
    classId: '3388.becard',
    state: 'ACTIVE',
    cardTitle: { defaultValue: { language: 'de', value: 'Contoso' } },
    header: { defaultValue: { language: 'de', value: 'Jana Weber' } },
    subheader: {
      defaultValue: { language: 'de', value: 'Vertrieb' },
      translatedValues: [{ language: 'en', value: 'Sales' }],
    },
    hexBackgroundColor: '#0b5fff',
    barcode: { type: 'QR_CODE', value: page },
    textModulesData: [mobile],
    linksModuleData: { uris: [{ id: 'page', uri: page, localizedDescription: title }] },
  });
});

test('the object of a card that has ended is inactive and says nothing of its user', () => {
  const object = writeGoogleObject({ kind: 'void', organisation: undefined }, identity);

  assert.equal(object.state, 'INACTIVE');
  assert.deepEqual(Object.keys(object), ['id', 'classId', 'state', 'cardTitle', 'header', 'hexBackgroundColor']);
});

test('two hundred hostile cards are objects with addresses of this server alone as links', () => {
  for (const card of nastyCards) {
    const object = writeGoogleObject({ kind: 'active', card, translated: card }, identity);
    const { uris } = object['linksModuleData'] as { readonly uris: readonly { readonly uri: string }[] };

    const header = { defaultValue: { language: card.language, value: card.name } };
    assert.deepEqual([object.state, object['header'], uris.map(({ uri }) => uri)], ['ACTIVE', header, [page]]);
  }
});
