// A query of deleted resources as SQL that both engines share.

import type { RemovedQuery } from '../domain/store.ts';

export interface Removed {
  /** Every term begins with AND. */
  readonly text: string;
  readonly parameters: readonly (string | number)[];
}

export function removedTerms({ before, unique, externalId }: RemovedQuery): Removed {
  const terms = [
    ['r.deleted_at < ?', before],
    ['r.unique_key = ?', unique],
    ['r.external_id = ?', externalId],
  ] as const;
  const given = terms.flatMap(([text, value]) => (value === undefined ? [] : [{ text, value }]));
  return { text: given.map(({ text }) => ` AND ${text}`).join(''), parameters: given.map(({ value }) => value) };
}
