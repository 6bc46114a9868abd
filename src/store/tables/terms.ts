// Conditions that follow from a query. Their texts are ours, so there are few statements.

import type { SqlValue } from './sql.ts';

/** A condition with the values of its placeholders. Where one of them is undefined, the query does not ask for it. */
export type Term = readonly [text: string, ...values: readonly (SqlValue | undefined)[]];

export interface Condition {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

/** What the query asks for, joined by AND. */
export function allOf(...terms: readonly Term[]): Condition {
  const asked = terms.filter((term) => !term.includes(undefined));
  return {
    text: asked.map(([text]) => text).join(' AND '),
    values: asked.flatMap(([, ...values]) => values.filter((value) => value !== undefined)),
  };
}

/** A condition without a value that holds where the query asks for it. */
export function termIf(isAsked: boolean, text: string): readonly Term[] {
  return isAsked ? [[text]] : [];
}
