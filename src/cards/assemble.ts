// The card of a user: computed from what the directory has, the template's rules and the values that were entered here.

import type {
  CardField,
  CardLanguage,
  CardLocation,
  CardValues,
  OwnValues,
  TemplateField,
  TemplateFields,
  TranslatedText,
} from '../domain/index.ts';
import type { JsonObject } from '../scim/index.ts';
import { cardFields, kindOf, takesOwnValue } from './field.ts';
import { readSource } from './source.ts';
import { readFieldValue } from './value.ts';

/** Where a value comes from. */
export type Origin =
  | { readonly kind: 'directory'; readonly source: string }
  | { readonly kind: 'own'; readonly at: number; readonly by: string }
  | { readonly kind: 'location'; readonly source: string }
  | { readonly kind: 'default' }
  | { readonly kind: 'fixed' };

/** A value as it is shown, in one language. */
type Shown<Value> = Value extends TranslatedText ? (Value extends string ? Value : string) : Value;
export type ViewValues = {
  readonly [Field in CardField]?: Field extends 'position' | 'department' | 'shortDescription'
    ? string
    : Shown<CardValues[Field]>;
};

/** A field of a card. */
export interface ViewField {
  readonly field: CardField;
  readonly value: ViewValues[CardField];
  readonly origin: Origin | undefined;
  readonly isVisible: boolean;
  /** An own value that the field's rule does not show. */
  readonly hidesOwnValue: boolean;
}

/** Everything that is known of a card, hidden fields included: for those who look after it. */
export interface CardView {
  readonly language: CardLanguage;
  readonly fields: readonly ViewField[];
}

/** A field with its value in all languages. */
export interface ResolvedField extends Omit<ViewField, 'value'> {
  readonly value: CardValues[CardField] | undefined;
}

/** The card of a user in a language. */
export function assemble(
  attributes: JsonObject,
  template: TemplateFields,
  own: OwnValues,
  language: CardLanguage,
  location?: CardLocation,
): CardView {
  const resolved = resolveFields(attributes, template, own, location);
  const fields = resolved.map((each): ViewField => ({ ...each, value: inLanguage(each.field, each.value, language) }));
  return { language, fields };
}

/** The card of a user in all languages. */
export function resolveFields(
  attributes: JsonObject,
  template: TemplateFields,
  own: OwnValues,
  location?: CardLocation,
): readonly ResolvedField[] {
  return cardFields.map((field) => {
    const rule = template[field];
    const [value, origin] = locate(field, rule, resolve(field, rule, own, attributes), location);
    const hidesOwnValue = own[field] !== undefined && !takesOwnValue(rule.rule);
    return { field, value, origin, isVisible: rule.isVisible, hidesOwnValue };
  });
}

/** The value of a field in all languages, before a location is looked for. */
export function shownValue<Field extends CardField>(
  field: Field,
  attributes: JsonObject,
  template: TemplateFields,
  own: OwnValues,
): CardValues[Field] | undefined {
  return resolve(field, template[field], own, attributes)[0];
}

type Resolved = readonly [CardValues[CardField] | undefined, Origin | undefined];

/** The office that an address names gives the rest of it, and the phone number of those who have none of their own. */
function locate(
  field: CardField,
  { rule }: TemplateField,
  resolved: Resolved,
  location: CardLocation | undefined,
): Resolved {
  if (location === undefined) return resolved;
  const { name, street, postalCode, locality, country, phone } = location;
  const origin: Origin = { kind: 'location', source: name };
  if (field === 'address') {
    const address = { office: name, street, postalCode, locality, country };
    return [Object.fromEntries(Object.entries(address).filter(([, part]) => part !== undefined)), origin];
  }
  const isMissing = field === 'phone' && resolved[0] === undefined && (rule === 'always' || rule === 'first');
  return isMissing && phone !== undefined ? [phone, origin] : resolved;
}

/** The language in which a card is shown to visitors who ask for none that there is. */
export function languageOf(attributes: JsonObject, template: TemplateFields, own: OwnValues): CardLanguage | undefined {
  const [value] = resolve('language', template.language, own, attributes);
  return value;
}

function resolve<Field extends CardField>(
  field: Field,
  { rule, source, value }: TemplateField,
  own: OwnValues,
  attributes: JsonObject,
): readonly [CardValues[Field] | undefined, Origin | undefined] {
  const entered = takesOwnValue(rule) ? own[field] : undefined;
  // An own value and a template's value have the type of the field that they are kept under.
  if (entered !== undefined) {
    return [entered.value as CardValues[Field], { kind: 'own', at: entered.at, by: entered.by }];
  }
  if (rule === 'always' || rule === 'first') {
    const found = source === undefined ? undefined : readFieldValue(field, readSource(source, attributes));
    return found === undefined ? [undefined, undefined] : [found, { kind: 'directory', source: source ?? '' }];
  }
  if (value === undefined) return [undefined, undefined];
  return [value as CardValues[Field], { kind: rule === 'own' ? 'default' : 'fixed' }];
}

/** A text that there is in another language alone is shown in that. */
export function inLanguage(
  field: CardField,
  value: CardValues[CardField] | undefined,
  language: CardLanguage,
): ViewValues[CardField] {
  if (value === undefined || kindOf(field) !== 'translated') return value as ViewValues[CardField];
  const texts = value as TranslatedText;
  return texts[language] ?? texts.de ?? texts.en;
}
