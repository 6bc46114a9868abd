// The cards of a list as a ZIP file: a vCard of each user, or the signature in the two forms that mail programs read.

import { publicCard, revisedAt, signatureDocument, signUser, type UserCard, writeVcard } from '../../../cards/index.ts';
import { summarizeUser } from '../../../domain/index.ts';
import { attachment } from '../csv.ts';
import { streamBytes } from '../text-stream.ts';
import { writeZip, type ZipEntry } from '../zip.ts';

type AddressOf = (read: UserCard) => string;
/** The files of a card by their endings. */
type FilesOf = (read: UserCard) => Readonly<Record<string, string>>;

/** Without photos, which would make the file very large. */
export const vcardFile =
  (addressOf: AddressOf) =>
  (read: UserCard): { readonly vcf: string } => {
    const identity = { address: addressOf(read), revisedAt: revisedAt(read), photo: undefined };
    return { vcf: writeVcard(publicCard(read.view), identity, '3.0') };
  };

/** As Outlook keeps them. */
export const signatureFiles =
  (addressOf: AddressOf): FilesOf =>
  (read) => {
    const { card, signature } = signUser(read, addressOf(read));
    return { htm: signatureDocument(card, signature), txt: plainFile(signature.text) };
  };

/** Lines as Windows ends them. */
export function plainFile(text: string): string {
  return `${text.replaceAll('\n', '\r\n')}\r\n`;
}

/** A download that is written while the cards are read. Each file has the email of its user as name, else the name on the card. */
export function archiveDownload(
  name: string,
  cards: AsyncGenerator<UserCard>,
  { filesOf, at }: { readonly filesOf: FilesOf; readonly at: number },
): Response {
  return new Response(streamBytes(writeZip(entriesOf(cards, filesOf), at)), {
    headers: { 'content-type': 'application/zip', 'content-disposition': attachment(`${name}.zip`) },
  });
}

async function* entriesOf(cards: AsyncGenerator<UserCard>, filesOf: FilesOf): AsyncGenerator<ZipEntry> {
  const nameFile = createNames();
  for await (const read of cards) {
    const name = nameFile(summarizeUser(read.user).email ?? publicCard(read.view).name);
    for (const [ending, text] of Object.entries(filesOf(read))) yield { name: `${name}.${ending}`, pieces: [text] };
  }
}

const maxNameLength = 100;
/** What Windows keeps for devices, whatever the ending. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Gives names that every file system takes, each once, whatever its case. */
export function createNames(): (wanted: string) => string {
  const given = new Map<string, number>();
  return (wanted) => {
    const name = safeName(wanted);
    const key = name.toLowerCase();
    for (let count = (given.get(key) ?? 0) + 1; ; count += 1) {
      given.set(key, count);
      const numbered = count === 1 ? name : `${name} (${count})`;
      if (count > 1 && given.has(numbered.toLowerCase())) continue;
      given.set(numbered.toLowerCase(), 1);
      given.set(key, count);
      return numbered;
    }
  };
}

function safeName(wanted: string): string {
  const plain = wanted
    .normalize('NFC')
    .slice(0, maxNameLength)
    .replaceAll(/[\p{C}<>:"/\\|?*\u2028\u2029]/gu, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  return plain === '' || device.test(plain) ? `_${plain}` : plain;
}
