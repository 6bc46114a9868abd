// Two readers of vCards, and what they have to find in that of a card.

import ical from 'ical.js';
import * as vcard4 from 'vcard4';
import type { PublicCard } from '../public-card.ts';
import type { VcardVersion } from '../vcard.ts';

export const identity = {
  address: 'https://cards.contoso.example/c/4Tq8Zr1yWn6',
  revisedAt: Date.UTC(2026, 10, 26, 12, 3),
};

/** A property as both readers give it. */
interface Read {
  readonly name: string;
  readonly value: unknown;
}

/** What a reader has to find, in order. */
export function expected({ name, values, language }: PublicCard, version: VcardVersion): readonly Read[] {
  const { firstName = '', lastName = '', prefix = '', suffix = '', address, socialLinks = [] } = values;
  const family = firstName === '' && lastName === '' ? name : lastName;
  const units = [values.organisation ?? '', ...(values.department === undefined ? [] : [values.department])];
  const place = address && [
    ...['', address.office ?? '', address.street ?? '', address.locality ?? ''],
    ...[address.region ?? '', address.postalCode ?? '', address.country ?? ''],
  ];
  const all: readonly Read[] = [
    ...(version === '4.0' ? [read('kind', 'individual'), read('lang', language)] : []),
    read('n', [family, firstName, '', prefix, suffix].map(whole)),
    read('fn', name),
    ...(units.every((unit) => unit === '') ? [] : [read('org', units.map(whole))]),
    read('title', values.position),
    read('note', values.shortDescription),
    ...[values.mobile, values.phone, values.fax].map((number) => read('tel', number)),
    read('email', values.email),
    read('adr', place?.map(whole)),
    read('url', values.website),
    ...socialLinks.flatMap(({ label, url }) => [read('url', url), read('x-ablabel', label)]),
    read('uid', identity.address),
    read('rev', version === '4.0' ? '20261126T120300Z' : '2026-11-26T12:03:00Z'),
  ];
  return all.filter(({ value }) => value !== undefined);
}

/** A part of a structured value ends with no backslash. */
function whole(part: string): string {
  return part.replace(/\\+$/, '');
}

function read(name: string, value: unknown): Read {
  return { name, value };
}

/** Properties whose values are lists for one reader and a text for the other where there is one part. */
export function readByIcal(text: string): readonly Read[] {
  // To this reader numbers and properties that it does not know have no escaped characters, and a text of one part no escaped semicolon.
  for (const { property } of [ical.design.vcard, ical.design.vcard3]) {
    for (const name of ['x-ablabel', 'tel']) property[name] = { defaultType: 'text' };
  }
  const [, properties] = ical.parse(text) as [string, [string, unknown, string, ...unknown[]][]];
  return properties
    .filter(([name]) => name !== 'version')
    .map(([name, , , value]) => {
      if (name === 'org') return read(name, [value].flat());
      return read(name, typeof value === 'string' ? value.replaceAll('\\;', ';') : value);
    });
}

export function readByVcard4(text: string): readonly Read[] {
  const { parsedVcard } = vcard4.parse(text) as { parsedVcard: { property: string; value: unknown }[] };
  return parsedVcard.map(({ property, value }) => {
    const name = property.toLowerCase();
    if (name === 'org') return read(name, [value].flat());
    return read(name, name === 'n' || name === 'adr' ? Object.values(Object(value)) : value);
  });
}

/**
 * Without the values that vcard4 changes: it takes texts for addresses, quotes for its own, an escaped backslash before "n" for a line, and
 * loses a text behind its last semicolon.
 */
export function withoutMisread(reads: readonly Read[], found: readonly Read[]): readonly Read[] {
  return reads.map((each, at) =>
    isMisread([each.value].flat().join(';')) ? { ...each, value: found[at]?.value } : each,
  );
}

function isMisread(text: string): boolean {
  return URL.canParse(text) || /^".*"$|\\n|;$/su.test(text);
}
