// A card as a generic object of Google Wallet. Equal views give equal objects.

import type { CardLanguage } from '../domain/index.ts';
import { defaultColor } from './color.ts';
import { type PassRow, rowsOf } from './pass-rows.ts';
import { type PassLabel, passTexts } from './pass-texts.ts';
import type { ActiveView, PassView } from './pass-view.ts';

/** What an object says beside the values. */
export interface ObjectIdentity {
  readonly id: string;
  readonly classId: string;
  /** The address of the card's page. */
  readonly page: string;
}

export interface GoogleObject {
  readonly id: string;
  readonly classId: string;
  readonly state: 'ACTIVE' | 'INACTIVE';
  readonly [member: string]: unknown;
}

export function writeGoogleObject(view: PassView, { id, classId, page }: ObjectIdentity): GoogleObject {
  if (view.kind === 'active') return { id, classId, state: 'ACTIVE', ...activeMembers(view, page) };
  const cardTitle = view.organisation === undefined ? localizedLabel('kind') : untranslated('en', view.organisation);
  const hexBackgroundColor = defaultColor;
  return { id, classId, state: 'INACTIVE', cardTitle, header: localizedLabel('ended'), hexBackgroundColor };
}

function activeMembers(view: ActiveView, page: string): object {
  const { name, language, values } = view.card;
  const rows = rowsOf(view);
  const position = rows.find(({ key }) => key === 'position');
  return {
    cardTitle: values.organisation === undefined ? localizedLabel('kind') : untranslated(language, values.organisation),
    header: untranslated(language, name),
    ...(position === undefined ? {} : { subheader: localizedValue(position, view) }),
    hexBackgroundColor: values.color ?? defaultColor,
    barcode: { type: 'QR_CODE', value: page },
    textModulesData: rows.filter((row) => row !== position).map((row) => moduleOf(row, view)),
    linksModuleData: { uris: [{ id: 'page', uri: page, localizedDescription: localizedLabel('page') }] },
  };
}

function moduleOf(row: PassRow, view: ActiveView): object {
  const { label, key } = row;
  const header = typeof label === 'string' ? localizedLabel(label) : untranslated(view.card.language, label.text);
  return { id: key, localizedHeader: header, localizedBody: localizedValue(row, view) };
}

function localizedLabel(label: PassLabel): object {
  const translatedValues = [{ language: 'de', value: passTexts.de[label] }];
  return { ...untranslated('en', passTexts.en[label]), translatedValues };
}

function localizedValue({ value, translated }: PassRow, view: ActiveView): object {
  const plain = untranslated(view.card.language, value);
  if (value === translated) return plain;
  return { ...plain, translatedValues: [{ language: view.translated.language, value: translated }] };
}

function untranslated(language: CardLanguage, value: string): object {
  return { defaultValue: { language, value } };
}
