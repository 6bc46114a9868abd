// What a request did, in a few words: "Department: Sales → Marketing", "+6 members", or the cause of a failure.

import type { Effect, LogEntry } from '../../../src/http/api/schemas/log.ts';
import type { Change } from '../../../src/http/api/schemas/shared.ts';
import { labelOfPath } from '../history/attribute-label.ts';
import { managerIn, valueText } from '../history/sentence.ts';
import { isolate } from '../locales/isolate.ts';
import type { Words } from '../locales/words.ts';

/** Undefined where there is nothing to say, as of a list that was read. */
export function effectText(entry: LogEntry, words: Words): string | undefined {
  const { action, method, effect, resourceId } = entry;
  switch (action) {
    case 'Lookup':
      return words(resourceId === undefined ? 'log.noMatch' : 'log.what.found');
    case 'Create':
      return words('log.what.created');
    case 'Delete':
      return words('log.what.deleted');
    case 'Update':
      if (method === 'POST') return undefined;
      return effect === undefined ? words('log.what.unchanged') : changesText(effect, words);
    default:
      return undefined;
  }
}

function changesText({ changes, others, membersAdded, membersRemoved }: Effect, words: Words): string {
  return [
    ...(membersAdded > 0 ? [words('log.what.added', { count: membersAdded })] : []),
    ...(membersRemoved > 0 ? [words('log.what.removed', { count: membersRemoved })] : []),
    ...changes.map((change) => changeText(change, words)),
    ...(others > 0 ? [words('log.what.others', { count: others })] : []),
  ].join(', ');
}

function changeText(change: Change, words: Words): string {
  const field = labelOfPath(change.path, words) ?? change.path.slice(change.path.lastIndexOf(':') + 1);
  // An id says nothing; the entry itself names both.
  if (managerIn(change) !== undefined) return words('log.what.touched', { field });
  const before = valueText(change.before, words);
  const after = valueText(change.after, words);
  if (before !== undefined && after !== undefined) return `${field}: ${isolate(before)} → ${isolate(after)}`;
  if (after !== undefined) return `${field}: ${isolate(after)}`;
  return words(before === undefined ? 'log.what.touched' : 'log.what.cleared', { field });
}
