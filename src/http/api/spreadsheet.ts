// Tables as XLSX (ECMA-376, SpreadsheetML): one sheet whose rows are written while they are read. Every text is a text cell, which no
// spreadsheet takes for a formula, so texts stay as they are.

import { attachment, type CsvCell } from './csv.ts';
import { streamBytes } from './text-stream.ts';
import { writeZip, type ZipEntry } from './zip.ts';

/** The one sheet. */
export interface Sheet {
  /** The file's name without its ending. */
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: Iterable<readonly CsvCell[]> | AsyncIterable<readonly CsvCell[]>;
}

export const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const rowsInPiece = 200;
/** Longer ones are no cell for Excel. */
const maxCharacters = 32_767;

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const typed = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** What is the same in each file. */
const parts = {
  '[Content_Types].xml': `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${typed}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${typed}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${typed}.styles+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Becard" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  // Style 1 is bold, for the header; 2 is text, so that a cell stays one when it is edited.
  'xl/styles.xml': `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>`,
} as const;
const sheetStart = `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`;

/** A download that is written while its rows are read. `at` is when the file is made. */
export function sheetDownload({ name, header, rows }: Sheet, at: number): Response {
  const body = streamBytes(writeZip(partsOf(header, rows), at));
  return new Response(body, {
    headers: { 'content-type': sheetType, 'content-disposition': attachment(`${name}.xlsx`) },
  });
}

function* partsOf(header: readonly string[], rows: Sheet['rows']): Generator<ZipEntry> {
  for (const [name, content] of Object.entries(parts)) yield { name, pieces: [declaration + content] };
  yield { name: 'xl/worksheets/sheet1.xml', pieces: sheetPieces(header, rows) };
}

async function* sheetPieces(header: readonly string[], rows: Sheet['rows']): AsyncGenerator<string> {
  const columns = `<cols><col min="1" max="${header.length}" width="24" customWidth="1"/></cols>`;
  let piece = `${sheetStart}${columns}<sheetData><row>${header.map((cell) => textCell(cell, 1)).join('')}</row>`;
  let count = 0;
  for await (const row of rows) {
    piece += `<row>${row.map(printCell).join('')}</row>`;
    count += 1;
    if (count % rowsInPiece > 0) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}</sheetData></worksheet>`;
}

function printCell(cell: CsvCell): string {
  if (cell === undefined || cell === '') return '<c/>';
  if (typeof cell === 'string') return textCell(cell, 2);
  return typeof cell === 'number' ? `<c><v>${cell}</v></c>` : `<c t="b"><v>${Number(cell)}</v></c>`;
}

function textCell(text: string, style: 1 | 2): string {
  return `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${escapeXml(text.slice(0, maxCharacters))}</t></is></c>`;
}

/** XML has no control characters but three, and Excel reads _x000D_ as one. */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, '')
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
