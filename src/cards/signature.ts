// A card as the signature of e-mails, in HTML and as plain text. Mail programs drop style sheets and turn colors around in the dark: tables,
// styles on the elements, and no color of text or background. Equal cards give equal bytes.

import type { CardAddress } from '../domain/index.ts';
import { addressLines } from './address-lines.ts';
import { defaultColor } from './color.ts';
import { mailLink, phoneLink } from './contact-links.ts';
import type { PublicCard } from './public-card.ts';
import { type SignatureTexts, signatureTexts } from './signature-texts.ts';

export interface Signature {
  /** A table, for a mail program to paste. */
  readonly html: string;
  readonly text: string;
}

/** What a signature says beside the values. */
export interface SignatureFrame {
  /** The address of the card's page; absent while visitors see none. */
  readonly page?: string | undefined;
  /** What the law wants to be said of the company, in one line. */
  readonly legalLine?: string | undefined;
}

/** Some mail programs cut longer ones. */
export const maxSignatureBytes = 10_240;
const maxTextLength = 200;

interface Line {
  readonly label?: string;
  readonly text: string;
  readonly href?: string;
  /** Without a link; the text by default. */
  readonly plain?: string;
  readonly is?: 'name' | 'legal';
}

export function writeSignature(card: PublicCard, { page, legalLine }: SignatureFrame): Signature {
  const texts = signatureTexts[card.language];
  const name: readonly Line[] = [{ text: lineOf(card.name), is: 'name' as const }].filter(({ text }) => text !== '');
  const end: readonly Line[] = [
    ...(page === undefined ? [] : [linkLine(texts.card, `${page}?s=mail`)]),
    ...(legalLine === undefined ? [] : [{ text: legalLine, is: 'legal' as const }]),
  ];
  const between = [...headLines(card), ...reachLines(card, texts)];
  // What comes last counts least, and is left out where all is too long.
  const fitting = between.findLastIndex((_, at) => isShort(card, [...name, ...between.slice(0, at + 1), ...end]));
  const lines = [...name, ...between.slice(0, fitting + 1), ...end];
  return { html: printTable(card, lines), text: lines.map(printText).join('\n') };
}

/** The signature as a file that Outlook takes. */
export function signatureDocument({ language, name }: PublicCard, { html }: Signature): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(lineOf(name))}</title>
</head>
<body>
${html}
</body>
</html>
`;
}

function isShort(card: PublicCard, lines: readonly Line[]): boolean {
  return Buffer.byteLength(signatureDocument(card, { html: printTable(card, lines), text: '' })) <= maxSignatureBytes;
}

function headLines({ values: { position, department, organisation } }: PublicCard): readonly Line[] {
  const role = [position, department].filter((part) => part !== undefined).map(lineOf);
  const lines: readonly Line[] = [
    ...(role.length === 0 ? [] : [{ text: role.join(' · ') }]),
    ...(organisation === undefined ? [] : [{ text: lineOf(organisation) }]),
  ];
  return lines.filter(({ text }) => text !== '');
}

function reachLines({ values }: PublicCard, texts: SignatureTexts): readonly Line[] {
  const { mobile, phone, fax, email, website, address, socialLinks = [] } = values;
  const labelled = (label: string, value: string | undefined, href?: string): readonly Line[] =>
    value === undefined ? [] : [{ label, text: lineOf(value), ...(href === undefined ? {} : { href }) }];
  return [
    ...labelled(texts.phone, phone, phone && phoneLink(phone)),
    ...labelled(texts.mobile, mobile, mobile && phoneLink(mobile)),
    ...labelled(texts.email, email, email && mailLink(email)),
    ...(website === undefined
      ? []
      : [{ text: lineOf(website.replace(/^https?:\/\/|\/$/g, '')), href: website, plain: website }]),
    ...(address === undefined ? [] : [{ text: addressLine(address) }]),
    ...labelled(texts.fax, fax),
    ...socialLinks.map(({ label, url }) => linkLine(lineOf(label), url)),
  ];
}

function linkLine(text: string, href: string): Line {
  return { text, href, plain: `${text}: ${href}` };
}

function addressLine(address: CardAddress): string {
  return addressLines(address)
    .map(lineOf)
    .filter((line) => line !== '')
    .join(', ');
}

/** A value in one line, short enough for a signature. */
function lineOf(text: string): string {
  const line = text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\p{Cc}/gu, '')
    .trim();
  const characters = [...line];
  return characters.length <= maxTextLength ? line : `${characters.slice(0, maxTextLength - 1).join('')}…`;
}

function printTable({ language, values: { color = defaultColor } }: PublicCard, lines: readonly Line[]): string {
  const frame = 'role="presentation" cellpadding="0" cellspacing="0" border="0"';
  const font = 'border-collapse:collapse;font-family:Arial,Helvetica,sans-serif;font-size:14px;line-height:20px';
  const rows = lines
    .map(
      (line) => `<tr><td dir="auto" style="${line.is === 'legal' ? small : 'padding:0'}">${printHtml(line)}</td></tr>`,
    )
    .join('\n');
  return `<table ${frame} lang="${language}" style="${font}"><tr><td style="border-left:3px solid ${color};padding:2px 0 2px 12px">
<table ${frame} style="${font}">
${rows}
</table>
</td></tr></table>`;
}

const small = 'padding:8px 0 0;font-size:12px;line-height:16px';

function printHtml({ label, text, href, is }: Line): string {
  const shown = escapeHtml(text);
  if (is === 'name') return `<strong style="font-size:16px">${shown}</strong>`;
  const link = href === undefined ? shown : `<a href="${escapeHtml(href)}" style="color:inherit">${shown}</a>`;
  return label === undefined ? link : `${escapeHtml(label)}: ${link}`;
}

function printText({ label, text, plain = text }: Line): string {
  return label === undefined ? plain : `${label}: ${text}`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
