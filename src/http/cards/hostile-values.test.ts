import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { cardWith, harmlessCard, places } from '../../cards/testing/hostile-cards.ts';
import { hostileValues } from '../../cards/testing/hostile-values.ts';
import { readTree } from '../../cards/testing/html-tree.ts';
import { type CardAddresses, printCard } from './page.ts';
import { openCards, publicUrl } from './testing/cards.ts';
import { readQr } from './testing/read-qr.ts';

const addresses: CardAddresses = {
  ...{ page: `${publicUrl}/c/4Tq8Zr1yWn6`, handle: '4Tq8Zr1yWn6', way: 'link', access: '' },
  wallet: { apple: true, google: true },
};
/** What a page leads to: pages, mail programs, phones, and addresses of this server. */
const safe = /^(?:https?:\/\/|mailto:[^?&]*$|tel:[\d+*#,]*$|\/c\/4Tq8Zr1yWn6)/;

for (const place of places) {
  test(`hostile values as ${place.name} add no element and no attribute to the page`, async () => {
    const before = readTree((await printCard(harmlessCard(place), addresses)).body);
    for (const text of hostileValues) {
      const card = cardWith(place, text);
      if (card === undefined) continue;

      const { body, style } = await printCard(card, addresses);
      const tree = readTree(body);

      const about = JSON.stringify(text);
      assert.deepEqual(tree.faults, [], about);
      assert.deepEqual(tree.elements, before.elements, about);
      assert.equal(tree.texts.length, before.texts.length, about);
      assert.deepEqual(
        tree.links.filter((link) => !safe.test(link)),
        [],
        about,
      );
      assert.ok(tree.texts.includes(style) && tree.texts.includes(card.name), about);
      assert.ok(tree.contents.includes(card.name), about);
      const { shortDescription = '', website = '', socialLinks = [] } = card.values;
      assert.ok(tree.texts.includes(shortDescription), about);
      assert.ok(
        [website, ...socialLinks.map(({ url }) => url)].every((url) => tree.links.includes(url)),
        about,
      );
    }
  });
}

test('hostile values that Entra sends split no header, name no other file and leave the QR code as it is', async () => {
  const { handle, get, patch } = await openCards();
  const forms = ['', '.vcf', '.vcf?version=4.0', '/qr.svg', '/qr.png'];
  const [, , , drawing, picture] = await Promise.all(forms.map((form) => get(`/${handle}${form}`)));
  const { data, info } = await sharp(picture?.bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const address = `${publicUrl}/c/${handle}?s=qr`;
  assert.deepEqual(readQr({ ...info, data: new Uint8ClampedArray(data) }), [address, address]);

  for (const [at, text] of hostileValues.entries()) {
    // SCIM refuses these two itself.
    const sent = text.replaceAll('\0', '').toWellFormed();
    for (const path of ['displayName', 'title', 'name.familyName']) await patch(path, sent);

    const answers = await Promise.all(forms.map((form) => get(`/${handle}${form}`, {}, `198.51.100.${at}`)));

    const about = JSON.stringify(text);
    const names = answers.slice(1, 3).map(({ headers }) => headers.get('content-disposition') ?? '');
    const named = /^inline; filename="[\w .-]+\.vcf"; filename\*=UTF-8''(?:[\w.~!-]|%[\dA-F]{2})+\.vcf$/;
    assert.ok(
      answers.every(({ status, headers }) => status === 200 && !headers.has('set-cookie')),
      about,
    );
    assert.ok(
      names.every((name) => named.test(name)),
      `${about}: ${names}`,
    );
    assert.deepEqual([answers[3]?.text, answers[4]?.bytes], [drawing?.text, picture?.bytes]);
  }
});
