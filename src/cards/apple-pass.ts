// A card as a generic pass of Apple Wallet: the content of pass.json and of pass.strings. Equal views give equal passes.

import type { CardLanguage } from '../domain/index.ts';
import { channelsOf, defaultColor, textOn } from './color.ts';
import { type PassRow, rowsOf } from './pass-rows.ts';
import { type PassLabel, passTexts } from './pass-texts.ts';
import type { PassView } from './pass-view.ts';

/** What a pass says beside the values. */
export interface PassIdentity {
  readonly passType: string;
  readonly team: string;
  readonly handle: string;
  /** The address of the card's page. */
  readonly page: string;
  /** How a device asks for changes; undefined where it could not reach this server. */
  readonly service: { readonly url: string; readonly token: string } | undefined;
}

/** The texts of a language by the text in pass.json that they replace. */
export type PassStrings = Readonly<Record<string, string>>;

export interface ApplePass {
  readonly json: Readonly<Record<string, unknown>>;
  readonly strings: { readonly [Language in CardLanguage]: PassStrings };
  /** "#rrggbb", for the images. */
  readonly color: string;
}

export function writeApplePass(view: PassView, identity: PassIdentity): ApplePass {
  const { passType, team, handle, page, service } = identity;
  const color = (view.kind === 'active' ? view.card.values.color : undefined) ?? defaultColor;
  const organisation = view.kind === 'active' ? view.card.values.organisation : view.organisation;
  const json = {
    formatVersion: 1,
    passTypeIdentifier: passType,
    teamIdentifier: team,
    serialNumber: handle,
    organizationName: organisation ?? (view.kind === 'active' ? view.card.name : 'Becard'),
    description: passTexts.en.kind,
    ...(organisation === undefined ? {} : { logoText: organisation }),
    ...colorsOf(color),
    ...(service === undefined ? {} : { webServiceURL: service.url, authenticationToken: service.token }),
    ...(view.kind === 'active' ? { barcodes: [codeOf(page)] } : { voided: true }),
    generic: view.kind === 'active' ? activeFields(view.card.name, rowsOf(view), page) : endedFields(),
  };
  return { json, strings: stringsOf(view), color };
}

function colorsOf(color: string): Readonly<Record<string, string>> {
  const [background, text] = [rgb(color), rgb(textOn(color))];
  return { backgroundColor: background, foregroundColor: text, labelColor: text };
}

function rgb(color: string): string {
  return `rgb(${channelsOf(color).join(', ')})`;
}

/** An address is ASCII, which every reader takes. */
function codeOf(page: string): object {
  return { format: 'PKBarcodeFormatQR', message: page, messageEncoding: 'iso-8859-1' };
}

/** On the front is what fits; the back has everything. */
function activeFields(name: string, rows: readonly PassRow[], page: string): object {
  const some = (...keys: readonly string[]) => rows.filter(({ key }) => keys.includes(key)).map(fieldOf);
  const numbers = rows.some(({ key }) => key === 'mobile') ? some('mobile', 'email') : some('phone', 'email');
  return {
    headerFields: [],
    primaryFields: [{ key: 'name', value: name }],
    secondaryFields: some('position', 'department'),
    auxiliaryFields: numbers,
    backFields: [
      ...rows.map((row) => ({ ...fieldOf(row), key: `back-${row.key}` })),
      { key: 'back-page', label: passTexts.en.page, value: page },
    ],
  };
}

function endedFields(): object {
  return {
    headerFields: [],
    primaryFields: [{ key: 'ended', value: passTexts.en.ended }],
    secondaryFields: [],
    auxiliaryFields: [],
    backFields: [],
  };
}

function fieldOf({ key, label, value }: PassRow): { key: string; label: string; value: string } {
  return { key, label: typeof label === 'string' ? passTexts.en[label] : label.text, value };
}

/** A phone translates whole texts, wherever they are: one that would mean two things is not translated. */
function stringsOf(view: PassView): ApplePass['strings'] {
  const rows = view.kind === 'active' ? rowsOf(view) : [];
  const kept = view.kind === 'active' ? [view.card.name, view.card.values.organisation] : [view.organisation];
  const values = new Set([...kept, ...rows.map(({ value }) => value)]);
  const labels = (Object.keys(passTexts.en) as readonly PassLabel[]).filter(
    (label) => !values.has(passTexts.en[label]),
  );
  const language = view.kind === 'active' ? view.translated.language : undefined;
  const textsOf = (wanted: CardLanguage): PassStrings => {
    const translated = rows.filter((row) => wanted === language && row.translated !== row.value);
    return withoutDoubts([
      ...labels.map((label) => [passTexts.en[label], passTexts[wanted][label]] as const),
      ...translated.map((row) => [row.value, row.translated] as const),
    ]);
  };
  return { de: textsOf('de'), en: textsOf('en') };
}

/** A text with the name of an object's prototype would be no key of it, and stays as it is. */
function withoutDoubts(pairs: readonly (readonly [string, string])[]): PassStrings {
  const byText = Map.groupBy(pairs, ([text]) => text);
  byText.delete('__proto__');
  const sure = [...byText].filter(([, same]) => new Set(same.map(([, meaning]) => meaning)).size === 1);
  return Object.fromEntries(sure.map(([text, [pair]]) => [text, pair?.[1] ?? text]));
}
