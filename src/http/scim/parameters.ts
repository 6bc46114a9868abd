// The query of a request (RFC 7644 §3.4.2, §3.9; RFC 9865 §2.1). A parameter that SCIM defines comes once and as SCIM spells it:
// an ignored filter would return every resource. All other parameters are ignored (aadOptscim062020).

import { invalidValue, quote, type ScimError } from '../../scim/index.ts';

export const parameterNames = [
  'filter',
  'sortBy',
  'sortOrder',
  'startIndex',
  'count',
  'attributes',
  'excludedAttributes',
  'cursor',
] as const;

export interface Query {
  readonly parameters: ReadonlyMap<string, string>;
  /** What makes the query ambiguous, for a handler that reads it to throw. */
  readonly fault: ScimError | undefined;
}

const spellings = new Map<string, string>(parameterNames.map((name) => [name.toLowerCase(), name]));

/** Reads the text behind the question mark. */
export function readQuery(text: string): Query {
  const parameters = new Map<string, string>();
  let fault: ScimError | undefined;
  if (text === '') return { parameters, fault };
  for (const [name, value] of new URLSearchParams(text)) {
    const known = spellings.get(name.toLowerCase());
    if (known !== undefined && known !== name)
      fault ??= invalidValue(`The parameter ${quote(name)} is spelled ${known}.`);
    if (known === name && parameters.has(name))
      fault ??= invalidValue(`The parameter ${name} is given more than once. Send it once.`);
    // What is no UTF-8 is decoded to U+FFFD, and would be compared as that.
    if (known === name && value.includes('\ufffd') && !isUtf8(text))
      fault ??= invalidValue(`The parameter ${name} holds bytes that are not UTF-8.`);
    if (!parameters.has(name)) parameters.set(name, value);
  }
  return { parameters, fault };
}

/** Whether the bytes behind percent signs are UTF-8 (RFC 7644 §3.8). Other percent signs stand for themselves. */
function isUtf8(text: string): boolean {
  try {
    decodeURIComponent(text.replace(/%(?![\da-f]{2})/gi, '%25'));
    return true;
  } catch {
    return false;
  }
}
