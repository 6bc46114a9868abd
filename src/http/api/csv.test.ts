import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { attachment, type CsvSeparator, csvDownload, csvLine } from './csv.ts';

for (const [what, cell, line] of [
  ['plain text', 'Jörg Müller', 'Jörg Müller'],
  ['nothing', undefined, ''],
  ['a negative number of ours', -5, '-5'],
  ['a truth value', true, 'true'],
  ['the separator', 'Sales; Marketing', '"Sales; Marketing"'],
  ['the other separator', 'Sales, Marketing', 'Sales, Marketing'],
  ['a quotation mark', 'the "boss"', '"the ""boss"""'],
  ['a line break', 'one\r\ntwo', '"one\r\ntwo"'],
  ['a formula', '=HYPERLINK("https://evil.example")', `"'=HYPERLINK(""https://evil.example"")"`],
  ['a telephone number', '+49 30 1234', "'+49 30 1234"],
  ['a minus', '-2+3', "'-2+3"],
  ['an at sign', '@SUM(A1)', "'@SUM(A1)"],
  ['a tab', '\t=1', "'\t'=1"],
  ['blanks before a formula', '  =1', "'  =1"],
  ['a formula behind a separator', 'Jana;=1+41;x', `"Jana;'=1+41;x"`],
  ['a formula behind the other separator', 'Jana, =1+41', "Jana,' =1+41"],
  ['a formula behind a line break and a quotation mark', 'a\r\n"=1', `"a\r\n'""=1"`],
  ['separators and no formula', 'a;b, c=1', '"a;b, c=1"'],
  ['a full-width formula', '＝1', "'＝1"],
] as const) {
  test(`a cell with ${what} is written so that a spreadsheet shows it as it is`, () => {
    assert.equal(csvLine([cell], ';'), `${line}\r\n`);
  });
}

test('whatever the cells hold, reading gives them back, and none begins like a formula', () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n",; \'x') }));
  const table = fc.tuple(fc.constantFrom<CsvSeparator>(',', ';'), fc.array(text, { minLength: 1, maxLength: 5 }));

  fc.assert(
    fc.property(table, ([separator, cells]) => {
      const read = readLine(csvLine(cells, separator), separator);

      assert.equal(read.length, cells.length);
      for (const [at, cell] of read.entries()) {
        assert.equal(cell.replaceAll("'", ''), cells[at]?.replaceAll("'", ''));
        assert.doesNotMatch(cell, /^[=+\-@\t\r\n]/);
      }
      const pieces = csvLine(['x', ...cells], separator).split(/[,;|\t\r\n]/);
      for (const piece of pieces) assert.doesNotMatch(piece.replaceAll('"', '').trim(), /^[=+\-@]/);
    }),
  );
});

test('a table is downloaded with a mark for UTF-8, a header and every row', async () => {
  async function* rows() {
    for (let at = 0; at < 450; at += 1) yield [`Person ${at}`, at];
  }

  const response = csvDownload({
    name: 'people of Contoso/x',
    header: ['Name', 'Number'],
    rows: rows(),
    separator: ',',
  });

  const bytes = new Uint8Array(await response.arrayBuffer());
  const lines = new TextDecoder().decode(bytes).split('\r\n');
  assert.deepEqual([...bytes.slice(0, 3)], [0xef, 0xbb, 0xbf]);
  assert.deepEqual(
    [lines[0], lines[1], lines[450], lines.length],
    ['Name,Number', 'Person 0,0', 'Person 449,449', 452],
  );
  assert.equal(response.headers.get('content-type'), 'text/csv; charset=utf-8');
  assert.equal(response.headers.get('content-disposition'), 'attachment; filename="people-of-Contoso-x.csv"');
});

test('a file name cannot add to the header', () => {
  assert.equal(attachment('a"; filename=b\r\nx: y.csv'), 'attachment; filename="a-filename-b-x-y.csv"');
});

/** A reader of RFC 4180 of the test's own. */
function readLine(line: string, separator: string): readonly string[] {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    const [cell, end] = line[at] === '"' ? readQuoted(line, at) : readPlain(line, at, separator);
    cells.push(cell);
    if (line[end] !== separator) return cells;
    at = end + 1;
  }
}

function readQuoted(line: string, start: number): readonly [cell: string, end: number] {
  let end = line.indexOf('"', start + 1);
  while (line[end + 1] === '"') end = line.indexOf('"', end + 2);
  return [line.slice(start + 1, end).replaceAll('""', '"'), end + 1];
}

function readPlain(line: string, start: number, separator: string): readonly [cell: string, end: number] {
  const length = line.slice(start).search(separator === ';' ? /[;\r]/ : /[,\r]/);
  return [line.slice(start, start + length), start + length];
}
