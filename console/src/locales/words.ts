// The texts of one language: ICU messages of en.json or de.json with {name} and {count, plural, one {1 user} other {# users}}.

import type english from './en.json';
import { formatCount } from './format.ts';
import { isolate } from './isolate.ts';
import type { Language } from './language.ts';

/** Every language has the keys of en.json; the types refuse a file that lacks one. */
export type MessageId = keyof typeof english;
export type Messages = Readonly<Record<MessageId, string>>;
export type Values = Readonly<Record<string, string | number>>;

/** Gives texts in the language of the screen: those of en.json, or of a part of the console with texts of its own. */
export interface Words<Id extends string = MessageId> {
  /** The text with this key. */
  (id: Id, values?: Values): string;
  /** The text of a name from the server in any letter case; undefined for a name that this build does not know. */
  readonly named: (group: Group, name: string, values?: Values) => string | undefined;
  /** The names of a group with their texts, in the order of en.json. */
  readonly namesIn: (group: Group) => ReadonlyMap<string, string>;
}

/** Keys that begin with a group end with a name from the server: "audit.action.token.created". */
type Group =
  | 'action'
  | 'audit.action'
  | 'audit.change'
  | 'cause'
  | 'events.actor'
  | 'expected'
  | 'field'
  | 'history.event'
  | 'rehearsal.phase'
  | 'role';

const placeholder = /\{(\w+)\}/g;
const plural = /\{(\w+), plural,((?: \w+ \{(?:[^{}]|\{\w+\})*\})+)\}/g;
const pluralForm = /(\w+) \{((?:[^{}]|\{\w+\})*)\}/g;

export function createWords<Id extends string>(language: Language, messages: Readonly<Record<Id, string>>): Words<Id> {
  const rules = new Intl.PluralRules(language);
  const words = (id: Id, values: Values = {}): string =>
    messages[id]
      .replace(plural, (_, name: string, forms: string) => {
        const count = Number(values[name]);
        return pickForm(forms, rules.select(count)).replaceAll('#', formatCount(count, language));
      })
      .replace(placeholder, (whole, name: string) => show(values[name] ?? whole, language));
  // The keys of the messages are the ids that their type names.
  const byName = new Map(Object.keys(messages).map((id) => [id.toLowerCase(), id as Id]));
  return Object.assign(words, {
    named: (group: Group, name: string, values?: Values) => {
      const id = byName.get(`${group}.${name}`.toLowerCase());
      return id && words(id, values);
    },
    namesIn: (group: Group) => new Map(namesBelow(`${group}.`, messages)),
  });
}

function namesBelow(
  start: string,
  messages: Readonly<Record<string, string>>,
): readonly (readonly [name: string, text: string])[] {
  return Object.entries(messages).flatMap(([id, text]) =>
    id.startsWith(start) ? [[id.slice(start.length), text]] : [],
  );
}

function pickForm(forms: string, category: Intl.LDMLPluralRule): string {
  const byCategory = new Map([...forms.matchAll(pluralForm)].map(([, name, text]) => [name, text]));
  return byCategory.get(category) ?? byCategory.get('other') ?? '';
}

function show(value: string | number, language: Language): string {
  return typeof value === 'number' ? formatCount(value, language) : isolate(value);
}
