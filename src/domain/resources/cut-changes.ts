// What the history keeps of a change: enough to see what happened, whatever the size of the values.

import type { AttributeChange } from '../events/event.ts';

export const historyLimits = {
  /** Characters of one value, before or after the change. */
  maxValueLength: 1_024,
  maxPathLength: 256,
  /** Characters of all changes of one event; the last entry says how many are not kept. */
  maxLength: 64 * 1_024,
} as const;

/** So few changes are within the bound however long they are: JSON writes a character as six at most. */
const uncounted = 4;

/** The changes with long values cut; a value that is no text is cut as JSON text. */
export function cutChanges(changes: readonly AttributeChange[]): readonly AttributeChange[] {
  if (changes.length <= uncounted) return changes.map(cutChange);
  const kept: AttributeChange[] = [];
  let length = 0;
  for (const change of changes) {
    const cut = cutChange(change);
    length += JSON.stringify(cut).length + 1;
    if (length > historyLimits.maxLength) return [...kept, { path: '…', after: changes.length - kept.length }];
    kept.push(cut);
  }
  return kept;
}

function cutChange({ path, before, after }: AttributeChange): AttributeChange {
  return {
    path: cutText(path, historyLimits.maxPathLength),
    ...(before === undefined ? {} : { before: cutValue(before) }),
    ...(after === undefined ? {} : { after: cutValue(after) }),
  };
}

function cutValue(value: unknown): unknown {
  if (typeof value === 'string') return cutText(value, historyLimits.maxValueLength);
  if (typeof value !== 'object') return value;
  const text = JSON.stringify(value);
  return text.length <= historyLimits.maxValueLength ? value : cutText(text, historyLimits.maxValueLength);
}

function cutText(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).toWellFormed()}…`;
}
