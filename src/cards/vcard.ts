// A card as vCard 3.0 (RFC 2426), which every phone reads, or 4.0 (RFC 6350). Equal cards give equal bytes.

import type { PublicCard } from './public-card.ts';
import { escapeText, foldLine, structured } from './vcard-line.ts';

export const vcardVersions = ['3.0', '4.0'] as const;
export type VcardVersion = (typeof vcardVersions)[number];

/** What a vCard says beside the values. */
export interface VcardIdentity {
  /** The address of the card's page, by which a phone recognises the contact. */
  readonly address: string;
  /** When any of it was last changed, in milliseconds since 1970. */
  readonly revisedAt: number;
  /** A JPEG. */
  readonly photo?: Uint8Array | undefined;
}

export function writeVcard(card: PublicCard, identity: VcardIdentity, version: VcardVersion): string {
  const lines = [
    'BEGIN:VCARD',
    `VERSION:${version}`,
    ...(version === '4.0' ? ['KIND:individual', `LANG:${card.language}`] : []),
    ...nameLines(card),
    ...workLines(card),
    ...reachLines(card, version),
    ...linkLines(card),
    ...photoLines(identity, version),
    `UID:${identity.address}`,
    `REV:${revision(identity.revisedAt, version)}`,
    'END:VCARD',
  ];
  return lines.map(foldLine).join('');
}

function nameLines({ name, values }: PublicCard): readonly string[] {
  const { lastName, firstName, prefix, suffix } = values;
  const isSplit = lastName !== undefined || firstName !== undefined;
  // Phones show N: a name that has no parts goes where they expect the family name.
  const parts = isSplit
    ? [lastName, firstName, undefined, prefix, suffix]
    : [name, undefined, undefined, prefix, suffix];
  return [`N:${structured(...parts)}`, `FN:${escapeText(name)}`];
}

function workLines({ values }: PublicCard): readonly string[] {
  const { organisation, department, position, shortDescription } = values;
  const units = department === undefined ? [organisation] : [organisation, department];
  return [
    ...(units.every((unit) => unit === undefined) ? [] : [`ORG:${structured(...units)}`]),
    ...(position === undefined ? [] : [`TITLE:${escapeText(position)}`]),
    ...(shortDescription === undefined ? [] : [`NOTE:${escapeText(shortDescription)}`]),
  ];
}

function reachLines({ values }: PublicCard, version: VcardVersion): readonly string[] {
  const typed = (name: string, types: readonly string[], value: string | undefined): readonly string[] => {
    const shown = version === '4.0' ? types.map((type) => type.toLowerCase()) : types;
    return value === undefined ? [] : [`${name};TYPE=${shown.join(',')}:${value}`];
  };
  const text = (value: string | undefined): string | undefined => value && escapeText(value);
  const { mobile, phone, fax, email, address } = values;
  const place =
    address &&
    structured(
      undefined,
      address.office,
      address.street,
      address.locality,
      address.region,
      address.postalCode,
      address.country,
    );
  return [
    ...typed('TEL', ['CELL', 'VOICE'], text(mobile)),
    ...typed('TEL', ['WORK', 'VOICE'], text(phone)),
    ...typed('TEL', ['WORK', 'FAX'], text(fax)),
    ...typed('EMAIL', version === '4.0' ? ['WORK'] : ['INTERNET', 'WORK'], text(email)),
    ...typed('ADR', ['WORK'], place),
  ];
}

/** Addresses of pages are URIs, in which nothing is escaped. Apple and Google show the label of a group. */
function linkLines({ values }: PublicCard): readonly string[] {
  const { website, socialLinks = [] } = values;
  return [
    ...(website === undefined ? [] : [`URL:${website}`]),
    ...socialLinks.flatMap(({ label, url }, at) => [
      `item${at + 1}.URL:${url}`,
      `item${at + 1}.X-ABLabel:${escapeText(label)}`,
    ]),
  ];
}

/** In the file itself: contacts on a phone show no photo by its address. */
function photoLines({ photo }: VcardIdentity, version: VcardVersion): readonly string[] {
  if (photo === undefined) return [];
  const base64 = Buffer.from(photo).toString('base64');
  return [version === '4.0' ? `PHOTO:data:image/jpeg;base64,${base64}` : `PHOTO;ENCODING=b;TYPE=JPEG:${base64}`];
}

function revision(at: number, version: VcardVersion): string {
  const seconds = new Date(at).toISOString().replace(/\.\d{3}/, '');
  return version === '4.0' ? seconds.replaceAll(/[-:]/g, '') : seconds;
}
