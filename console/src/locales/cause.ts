// The cause of a rejection in the language of the screen, with the names and values that the server sends beside the code.

import type { Values, Words } from './words.ts';

/** A rejection as the API gives it: a code, and the fields of its sentence. */
export interface Refusal {
  readonly code?: string;
  readonly fields?: Values;
}

const hiddenValue = '•••';

/** Undefined where there is no sentence for the fields. */
export function causeWith({ code, fields }: Refusal, words: Words): string | undefined {
  if (code === undefined || fields === undefined) return undefined;
  const expected = words.named('expected', String(fields['expected']));
  const values = { value: hiddenValue, ...fields, ...(expected === undefined ? {} : { expected }) };
  return words.named('cause', `${code}.${String(fields['reason'])}`, values);
}
