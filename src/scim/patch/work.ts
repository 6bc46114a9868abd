// Bounds the work of one PATCH: each operation on a list walks it once for every comparison of its filter, and both a list and a request
// may be long. What a client means stays far below the bound.

import { ScimError } from '../error.ts';
import type { BoundFilter } from '../filter/index.ts';
import type { PatchOperation } from './parse.ts';

/** How many times the operations of one PATCH look at a value of a list, all in all. */
export const maxLooks = 1_000_000;

/** What a PATCH has left to look at. */
export interface Work {
  looksLeft: number;
}

/** Counts an operation on a list of so many values. Throws ScimError tooMany. */
export function countWork(work: Work, { target }: PatchOperation, values: number): void {
  const comparisons = target.kind === 'attribute' && target.element !== undefined ? comparisonsIn(target.element) : 1;
  work.looksLeft -= values * comparisons;
  if (work.looksLeft >= 0) return;
  throw new ScimError(
    'tooMany',
    `The operations would look at more than ${maxLooks} values. Send fewer operations, or shorter filters, in one PATCH.`,
  );
}

function comparisonsIn(filter: BoundFilter): number {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return comparisonsIn(filter.left) + comparisonsIn(filter.right);
    case 'not':
      return comparisonsIn(filter.filter);
    default:
      return 1;
  }
}
