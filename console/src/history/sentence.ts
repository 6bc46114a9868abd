// A history event as sentences: the changes and their actor.

import type { Change } from '../../../src/http/api/schemas/shared.ts';
import type { HistoryEvent } from '../../../src/http/api/schemas/users.ts';
import { isolate } from '../locales/isolate.ts';
import type { Words } from '../locales/words.ts';
import { labelOfPath } from './attribute-label.ts';

const maxValueLength = 80;
/** The path of an event whose changes are too many to be stored. */
const notKept = '…';
const noisyTypes = ['user.created', 'group.created', 'user.deleted', 'group.deleted'];

/** "Changed by Microsoft Entra". */
export function titleOf(line: Pick<HistoryEvent, 'type' | 'actor'>, words: Words): string {
  const verb = line.type.split('.')[1] ?? '';
  const title = words.named('history.event', verb) ?? words('history.event.updated');
  return `${title} ${actorOf(line.actor, words)}`;
}

/** One sentence for each changed attribute; a creation needs none, its values are the profile. */
export function sentencesOf(line: Pick<HistoryEvent, 'type' | 'changes'>, words: Words): readonly string[] {
  if (noisyTypes.includes(line.type)) return [];
  return line.changes.map((change) => sentenceOf(change, words));
}

function sentenceOf(change: Change, words: Words): string {
  if (change.path === notKept) return words('history.more', { count: Number(change.after) });
  const field = labelOfPath(change.path, words) ?? change.path;
  const before = valueText(change.before, words);
  const after = valueText(change.after, words);
  if (before !== undefined && after !== undefined) return words('history.from', { field, before, after });
  if (after !== undefined) return words('history.set', { field, after });
  if (before !== undefined) return words('history.cleared', { field, before });
  return words('history.touched', { field });
}

function actorOf(actor: string, words: Words): string {
  if (actor.startsWith('tok_') || actor.startsWith('entra')) return words('history.by.entra');
  if (actor.startsWith('key_')) return words('history.by.apiKey');
  return words(actor === 'system' ? 'history.by.system' : 'history.by.admin');
}

/** A value as text; undefined where there is none. */
export function valueText(value: unknown, words: Words): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'boolean') return words(value ? 'value.yes' : 'value.no');
  if (typeof value === 'object') return shorten(objectText(value));
  return shorten(String(value));
}

/** Elements of multi-valued attributes are known by their display name or value. */
function objectText(value: object): string {
  if (Array.isArray(value)) return value.map((element) => isolate(plainText(element))).join(', ');
  return plainText(value);
}

function plainText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if ('display' in value && typeof value.display === 'string') return value.display;
  if ('displayName' in value && typeof value.displayName === 'string') return value.displayName;
  if ('value' in value && typeof value.value === 'string') return value.value;
  return JSON.stringify(value);
}

function shorten(text: string): string {
  const characters = [...text];
  return characters.length <= maxValueLength ? text : `${characters.slice(0, maxValueLength - 1).join('')}…`;
}
