import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Sheet, sheetDownload } from './spreadsheet.ts';
import { unzip } from './testing/unzip.ts';

async function open(sheet: Omit<Sheet, 'name'>) {
  const response = sheetDownload({ name: 'Contoso GmbH-cards', ...sheet }, 1_000_000_000_000);
  const parts = await unzip(new Uint8Array(await response.arrayBuffer()));
  return { response, parts, xml: parts.get('xl/worksheets/sheet1.xml') ?? '' };
}

/** The texts of the cells, row by row, as a reader of the format sees them. */
function readRows(xml: string): readonly (readonly string[])[] {
  const rows = xml.match(/<row>.*?<\/row>/gs) ?? [];
  return rows.map((row) =>
    (row.match(/<c[ />].*?(?=<c[ />]|<\/row>)/gs) ?? []).map((cell) =>
      (/<(?:t|v)[^>]*>(.*?)<\/(?:t|v)>/s.exec(cell)?.[1] ?? '')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&')
        .replaceAll(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    ),
  );
}

test('a table is a workbook with a bold header and a cell for each value', async () => {
  const rows = [
    ['Jörg Müller', 7, true, undefined],
    ['  Ada  ', -5, false, ''],
  ];

  const { response, parts, xml } = await open({ header: ['name', 'count', 'active', 'office'], rows });

  assert.deepStrictEqual(readRows(xml), [
    ['name', 'count', 'active', 'office'],
    ['Jörg Müller', '7', '1', ''],
    ['  Ada  ', '-5', '0', ''],
  ]);
  assert.match(xml, /<c t="inlineStr" s="1"><is><t xml:space="preserve">name</);
  assert.deepStrictEqual(
    [...parts.keys()],
    [
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/workbook.xml',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/worksheets/sheet1.xml',
    ],
  );
  assert.equal(response.headers.get('content-disposition'), 'attachment; filename="Contoso-GmbH-cards.xlsx"');
});

test('formulas and markup are texts, and what XML cannot hold is left out', async () => {
  const texts = [
    '=1+1',
    '+49 30 1234',
    '@SUM(A1)',
    '<b>&amp;</b>',
    ']]>',
    '_x0041_',
    'a\u0000\u001Fb',
    '\uD800x',
    'one\ntwo',
  ];

  const { xml } = await open({ header: ['text'], rows: texts.map((text) => [text]) });

  assert.doesNotMatch(xml, /<f>|<b>/);
  assert.deepStrictEqual(
    readRows(xml)
      .slice(1)
      .map(([text]) => text),
    ['=1+1', '+49 30 1234', '@SUM(A1)', '<b>&amp;</b>', ']]>', '_x0041_', 'ab', '\uFFFDx', 'one\ntwo'],
  );
  assert.equal(xml.match(/t="inlineStr"/g)?.length, texts.length + 1);
});

test('a text that is too long for a cell is cut, and thousands of rows are one table', async () => {
  const rows = Array.from({ length: 5_000 }, (_, at) => [at, 'x'.repeat(at === 0 ? 40_000 : 1)]);

  const { xml } = await open({ header: ['at', 'text'], rows });

  const read = readRows(xml);
  assert.deepStrictEqual([read.length, read[1]?.[1]?.length], [5_001, 32_767]);
  assert.deepStrictEqual(read.at(-1), ['4999', 'x']);
});
