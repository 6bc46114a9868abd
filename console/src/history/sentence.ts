// A history event in words: what was changed by whom. Members and managers are named apart, because each name is a link.

import type { Change } from '../../../src/http/api/schemas/shared.ts';
import type { HistoryEvent } from '../../../src/http/api/schemas/users.ts';
import { isolate } from '../locales/isolate.ts';
import type { Words } from '../locales/words.ts';
import { labelOfPath } from './attribute-label.ts';

const maxValueLength = 80;
/** The path of an event whose changes are too many to be stored. */
const notKept = '…';
/** As many names as a line shows. */
const maxNamed = 6;
const managerPath = /(?:^|:)manager(?:\.value)?$/i;
const noisyTypes = ['user.created', 'group.created', 'user.deleted', 'group.deleted'];

/** "Changed by Microsoft Entra". */
export function titleOf(line: Pick<HistoryEvent, 'type' | 'actor' | 'changes'>, words: Words): string {
  const verb = line.type.split('.')[1] ?? '';
  const count = line.changes.reduce((sum, change) => sum + countOf(change), 0);
  const title = words.named('history.event', verb, { count }) ?? words('history.event.updated');
  return `${title} ${actorOf(line.actor, words)}`;
}

/** Changes with old and new values: a creation has none, its values are the profile. */
export function changesIn({ type, changes }: Pick<HistoryEvent, 'type' | 'changes'>): readonly Change[] {
  return noisyTypes.includes(type) ? [] : changes;
}

/** Members that came or went, and how many more; undefined for an event of another type. */
export function membersIn({ type, changes }: Pick<HistoryEvent, 'type' | 'changes'>): MembersChange | undefined {
  if (!/^group\.member_/.test(type)) return undefined;
  const ids = changes.flatMap(({ path, before, after }) =>
    path === notKept ? [] : (idOf(after) ?? idOf(before) ?? []),
  );
  const shown = ids.slice(0, maxNamed);
  return { ids: shown, others: changes.reduce((sum, change) => sum + countOf(change), 0) - shown.length };
}

export interface MembersChange {
  readonly ids: readonly string[];
  readonly others: number;
}

/** The manager before and after; undefined for a change of anything else. */
export function managerIn({ path, before, after }: Change): ManagerChange | undefined {
  return managerPath.test(path) ? { before: idOf(before), after: idOf(after) } : undefined;
}

export interface ManagerChange {
  readonly before: string | undefined;
  readonly after: string | undefined;
}

function countOf({ path, after }: Change): number {
  return path === notKept ? Number(after) : 1;
}

function idOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  return typeof value === 'object' && value !== null && 'value' in value ? idOf(value.value) : undefined;
}

/** "Department changed from “Sales” to “Marketing”". */
export function sentenceOf(change: Change, words: Words): string {
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
