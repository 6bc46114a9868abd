import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PublicCard } from './public-card.ts';
import { maxSignatureBytes, signatureDocument, writeSignature } from './signature.ts';
import { nastyCards } from './testing/people.ts';

const page = 'https://cards.contoso.example/c/4Tq8Zr1yWn6';

const jana: PublicCard = {
  language: 'de',
  name: 'Dr. Jana Weber',
  values: {
    position: 'Leiterin Vertrieb',
    department: 'Vertrieb & Service',
    organisation: 'Contoso GmbH',
    mobile: '+49 171 1234567',
    phone: '+49 30 1234-0',
    email: 'jana.weber@contoso.example',
    website: 'https://contoso.example/',
    address: { office: 'Berlin 2', street: 'Unter den Linden 1', postalCode: '10117', locality: 'Berlin' },
    socialLinks: [{ label: 'LinkedIn', url: 'https://l.example/in/jana' }],
    color: '#0b5fff',
  },
};

/** Every value that may break a careless writer, in every place that takes a text. */
const breakers = [
  '"><script>alert(1)</script>',
  "' onmouseover='alert(1)",
  '</td></tr></table><img src=x onerror=alert(1)>',
  '<!--',
  ']]>',
  '&lt;b&gt;',
  'a\nMobile: +1',
  'x\u2028Fax: +2',
  'javascript:alert(1)',
  '{{7*7}}',
];

const hostileCards: readonly PublicCard[] = [
  ...nastyCards,
  ...breakers.flatMap((text): readonly PublicCard[] => [
    { language: 'en', name: text, values: {} },
    { language: 'en', name: 'A', values: { position: text, department: text, organisation: text } },
    { language: 'de', name: 'A', values: { mobile: text, phone: text, fax: text, email: text } },
    { language: 'de', name: 'A', values: { address: { office: text, street: text, country: text } } },
    { language: 'en', name: 'A', values: { socialLinks: [{ label: text, url: 'https://a.example/?q="<' }] } },
    { language: 'en', name: text.repeat(90), values: { position: text.repeat(90), organisation: text.repeat(90) } },
  ]),
  {
    language: 'de',
    name: '"'.repeat(1_000),
    values: {
      ...{
        email: `${'&'.repeat(400)}@a.example`,
        website: `https://a.example/${'a'.repeat(900)}`,
        phone: '1'.repeat(900),
      },
      socialLinks: Array.from({ length: 20 }, () => ({
        label: '<'.repeat(900),
        url: `https://a.example/${'b'.repeat(900)}`,
      })),
    },
  },
];

const allowed =
  /^(?:<table(?: (?:role="presentation"|cellpadding="0"|cellspacing="0"|border="0"|lang="(?:de|en)"|style="[\w:,;# -]+"))+>|<td(?: dir="auto")? style="[\w:;# -]+">|<a href="(?:https:\/\/|mailto:|tel:)[^"<>]*" style="color:inherit">|<strong style="font-size:16px">|<tr>|<\/(?:table|tr|td|a|strong)>)$/;

/** The lines that a reader sees. */
function readLines(html: string): readonly string[] {
  const cells = html.replaceAll('\n', '').split('</td>');
  return cells
    .map((cell) => cell.replaceAll(/<[^>]*>/g, ''))
    .map((text) =>
      text
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&amp;', '&'),
    )
    .filter((line) => line !== '');
}

test('a signature has the values of the card, with links, and leads to the card', () => {
  const { html, text } = writeSignature(jana, { page });

  assert.deepStrictEqual(readLines(html), [
    'Dr. Jana Weber',
    'Leiterin Vertrieb · Vertrieb & Service',
    'Contoso GmbH',
    'Telefon: +49 30 1234-0',
    'Mobil: +49 171 1234567',
    'E-Mail: jana.weber@contoso.example',
    'contoso.example',
    'Berlin 2, Unter den Linden 1, 10117 Berlin',
    'LinkedIn',
    'Digitale Visitenkarte',
  ]);
  assert.ok(html.includes('<a href="tel:+493012340"') && html.includes(`href="${page}?s=mail"`));
  assert.deepStrictEqual(text.split('\n'), [
    'Dr. Jana Weber',
    'Leiterin Vertrieb · Vertrieb & Service',
    'Contoso GmbH',
    'Telefon: +49 30 1234-0',
    'Mobil: +49 171 1234567',
    'E-Mail: jana.weber@contoso.example',
    'https://contoso.example/',
    'Berlin 2, Unter den Linden 1, 10117 Berlin',
    'LinkedIn: https://l.example/in/jana',
    `Digitale Visitenkarte: ${page}?s=mail`,
  ]);
});

test('a card that visitors do not see has a signature without its address', () => {
  const { html, text } = writeSignature({ ...jana, language: 'en' }, {});

  assert.ok(!html.includes('/c/') && !text.includes('Digital business card'));
  assert.ok(text.includes('Phone: +49 30 1234-0'));
});

test('the legal line is the last one, and stays where other lines are left out for want of room', () => {
  const legalLine = `Contoso GmbH & Co. KG, HRB 4711 ${'"'.repeat(468)}`;
  const long: PublicCard = {
    language: 'de',
    name: '"'.repeat(1_000),
    values: { position: '"'.repeat(1_000), department: '"'.repeat(1_000), organisation: '"'.repeat(1_000) },
  };

  const usual = writeSignature(jana, { page, legalLine: 'Contoso GmbH, Berlin, HRB 4711' });
  const signature = writeSignature(long, { page, legalLine });

  assert.equal(usual.text.split('\n').at(-1), 'Contoso GmbH, Berlin, HRB 4711');
  assert.equal(readLines(usual.html).at(-1), 'Contoso GmbH, Berlin, HRB 4711');
  assert.deepStrictEqual(
    (usual.html.match(/<[^>]*>?/g) ?? []).filter((tag) => !allowed.test(tag)),
    [],
  );
  assert.equal(readLines(signature.html).at(-1), legalLine);
  assert.ok(Buffer.byteLength(signatureDocument(long, signature)) <= maxSignatureBytes);
});

test('no color of text or background is set, so that a dark mail program shows it as its own text', () => {
  const { html } = writeSignature(jana, { page });

  assert.doesNotMatch(html, /background|bgcolor|[";]color:#/);
  assert.ok(html.includes('border-left:3px solid #0b5fff'));
});

test(`${hostileCards.length} hostile cards add no element, no attribute and no line`, () => {
  assert.ok(hostileCards.length >= 200);
  for (const card of hostileCards) {
    const signature = writeSignature(card, { page });
    const { html, text } = signature;
    const tags = html.match(/<[^>]*>?/g) ?? [];

    assert.deepStrictEqual(
      tags.filter((tag) => !allowed.test(tag)),
      [],
      JSON.stringify(card),
    );
    assert.equal(html.match(/[<>]/g)?.length, tags.length * 2);
    assert.doesNotMatch(text, /[^\P{Cc}\n]/u);
    assert.equal(text.split('\n').length, readLines(html).length, text);
    assert.ok(Buffer.byteLength(signatureDocument(card, signature)) <= maxSignatureBytes);
  }
});

test('where all is too long, what comes last is left out, and the way to the card stays', () => {
  const socialLinks = Array.from({ length: 20 }, (_, at) => ({
    label: `Link ${at + 1}`,
    url: `https://a.example/${'b'.repeat(900)}`,
  }));

  const { text } = writeSignature({ ...jana, values: { ...jana.values, socialLinks } }, { page });

  assert.ok(text.includes('Link 1:') && !text.includes('Link 20:'));
  assert.ok(text.endsWith(`Digitale Visitenkarte: ${page}?s=mail`));
});

test('the file of a signature is a document in its language, the same each time', () => {
  const signature = writeSignature(jana, { page });

  const file = signatureDocument(jana, signature);

  assert.match(file, /^<!doctype html>\n<html lang="de">\n<head>\n<meta charset="utf-8">/);
  assert.ok(file.includes('<title>Dr. Jana Weber</title>') && file.includes(signature.html));
  assert.equal(file, signatureDocument(jana, writeSignature(jana, { page })));
});
