// The texts of one language: ICU messages of en.json or de.json with {name} and {count, plural, one {1 user} other {# users}}.

import type english from './en.json';
import { formatCount } from './format.ts';
import { isolate } from './isolate.ts';
import type { Language } from './language.ts';

/** Every language has the keys of en.json; the types refuse a file that lacks one. */
export type MessageId = keyof typeof english;
export type Messages = Readonly<Record<MessageId, string>>;
export type Values = Readonly<Record<string, string | number>>;

/** Returns the text with this key in the language of the screen. */
export type Words = (id: MessageId, values?: Values) => string;

const placeholder = /\{(\w+)\}/g;
const plural = /\{(\w+), plural,((?: \w+ \{(?:[^{}]|\{\w+\})*\})+)\}/g;
const pluralForm = /(\w+) \{((?:[^{}]|\{\w+\})*)\}/g;

export function createWords(language: Language, messages: Messages): Words {
  const rules = new Intl.PluralRules(language);
  return (id, values = {}) =>
    messages[id]
      .replace(plural, (_, name: string, forms: string) => {
        const count = Number(values[name]);
        return pickForm(forms, rules.select(count)).replaceAll('#', formatCount(count, language));
      })
      .replace(placeholder, (whole, name: string) => show(values[name] ?? whole, language));
}

function pickForm(forms: string, category: Intl.LDMLPluralRule): string {
  const byCategory = new Map([...forms.matchAll(pluralForm)].map(([, name, text]) => [name, text]));
  return byCategory.get(category) ?? byCategory.get('other') ?? '';
}

function show(value: string | number, language: Language): string {
  return typeof value === 'number' ? formatCount(value, language) : isolate(value);
}
