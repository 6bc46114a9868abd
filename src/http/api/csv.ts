// Tables as CSV for spreadsheets (RFC 4180). A cell that a spreadsheet would take for a formula becomes text by an apostrophe
// in front (OWASP "CSV Injection", ASVS 1.2.10): names and addresses come from outside. A program that splits at another separator than
// the file's sees cells where we see one, and a quotation mark within a cell protects nothing there: what would begin one is marked too.

import { streamText } from './text-stream.ts';

/** One cell; absent ones are empty. Numbers and truth values are ours and stay as they are. */
export type CsvCell = string | number | boolean | undefined;

/** A spreadsheet in German expects semicolons, since its comma is the decimal separator. */
export type CsvSeparator = ',' | ';';

export interface CsvTable {
  /** The file's name without its ending. */
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: Iterable<readonly CsvCell[]> | AsyncIterable<readonly CsvCell[]>;
  readonly separator: CsvSeparator;
}

/** Without it, spreadsheets read UTF-8 as something else and umlauts break. */
const byteOrderMark = '\uFEFF';
// The full-width forms are read as formulas by spreadsheets in Japanese; blanks in front are passed over.
const formula = /^(?:[\t\r\n]|[\s"]*[=+\-@＝＋－＠])/;
// Where another program may begin a cell: behind any separator or line break, passing over blanks and quotation marks.
const innerFormula = /(?:\r\n|[,;|\t\r\n])(?=[\s"]*[=+\-@＝＋－＠])/g;
/** Rows are sent together, so that a long table is not thousands of small pieces. */
const rowsInPiece = 200;

/** One line with its end. */
export function csvLine(cells: readonly CsvCell[], separator: CsvSeparator): string {
  return `${cells.map((cell) => printCell(cell, separator)).join(separator)}\r\n`;
}

/** A download that is written while its rows are read: a table of any length needs little memory. */
export function csvDownload({ name, header, rows, separator }: CsvTable): Response {
  const body = streamText(pieces(byteOrderMark + csvLine(header, separator), rows, separator));
  return new Response(body, {
    headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': attachment(`${name}.csv`) },
  });
}

/** The value of Content-Disposition that saves a file under this name (RFC 6266). */
export function attachment(fileName: string): string {
  const plain = fileName.replace(/[^\w.-]+/g, '-');
  return `attachment; filename="${plain}"`;
}

function printCell(cell: CsvCell, separator: CsvSeparator): string {
  if (typeof cell !== 'string') return cell === undefined ? '' : String(cell);
  const marked = cell.replace(innerFormula, "$&'");
  const text = formula.test(cell) ? `'${marked}` : marked;
  const needsQuotes = text.includes(separator) || /["\r\n]/.test(text) || text !== text.trim();
  return needsQuotes ? `"${text.replaceAll('"', '""')}"` : text;
}

async function* pieces(start: string, rows: CsvTable['rows'], separator: CsvSeparator): AsyncGenerator<string> {
  let piece = start;
  let count = 0;
  for await (const row of rows) {
    piece += csvLine(row, separator);
    count += 1;
    if (count % rowsInPiece > 0) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
