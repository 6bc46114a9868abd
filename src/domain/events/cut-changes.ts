// What the history keeps of a change: enough to see what happened, whatever the size of the values.

import type { AttributeChange } from './event.ts';

export const historyLimits = {
  /** Characters of one value, before or after the change. */
  maxValueLength: 1_024,
  maxPathLength: 256,
  /** Characters of all changes of one event; the last entry says how many are not kept. */
  maxLength: 64 * 1_024,
} as const;

/** The path of the entry that says how many changes are not kept. */
export const restPath = '…';

/** So few changes are within the bound however long they are: JSON writes a character as six at most. */
const uncounted = 4;

/** The changes with long values cut; a value that is no text is cut as JSON text. */
export function cutChanges(changes: readonly AttributeChange[]): readonly AttributeChange[] {
  if (changes.length <= uncounted) return changes.map((change) => cutChange(change));
  const kept: AttributeChange[] = [];
  let length = 0;
  for (const change of changes) {
    const cut = cutChange(change);
    length += JSON.stringify(cut).length + 1;
    if (length > historyLimits.maxLength) return [...kept, { path: restPath, after: changes.length - kept.length }];
    kept.push(cut);
  }
  return kept;
}

/** The change with values of so many characters at most. */
export function cutChange(
  { path, before, after }: AttributeChange,
  most: number = historyLimits.maxValueLength,
): AttributeChange {
  return {
    path: cutText(path, historyLimits.maxPathLength),
    ...(before === undefined ? {} : { before: cutValue(before, most) }),
    ...(after === undefined ? {} : { after: cutValue(after, most) }),
  };
}

function cutValue(value: unknown, most: number): unknown {
  if (typeof value === 'string') return cutText(value, most);
  if (typeof value !== 'object') return value;
  const text = JSON.stringify(value);
  return text.length <= most ? value : cutText(text, most);
}

/** The text, or its beginning with an ellipsis. */
export function cutText(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).toWellFormed()}…`;
}

/** Whether something is missing of a change: a long value that was cut, or changes that are not kept. */
export function isCut({ path, before, after }: AttributeChange): boolean {
  const { maxPathLength, maxValueLength } = historyLimits;
  const isAtBound = (value: unknown, most: number): boolean =>
    typeof value === 'string' && value.endsWith('…') && value.length >= most - 1;
  return (
    path === restPath ||
    isAtBound(path, maxPathLength) ||
    [before, after].some((value) => isAtBound(value, maxValueLength))
  );
}
