// Finds the subject of a log entry. A refused creation has no resource to refer to: its body names the user, so that
// a search for Jana answers "why did Jana fail?". Identities only; nothing else of a body gets here.

import { displayNameOf, emailOf, searchKey } from '../../../domain/index.ts';
import { filterLimits, readObject, textOf } from '../../../scim/index.ts';

export interface Identity {
  readonly subject: string | undefined;
  /** Folded; bounded, because an index holds it. */
  readonly search: string;
}

interface Named {
  /** The name that the verb gave, when it succeeded. */
  readonly subject: string | undefined;
  /** Text of the query parameter `filter`. */
  readonly filter: string | undefined;
  /** The body of a request that was refused. */
  readonly refusedBody: string | undefined;
}

const maxSearchLength = 400;
const maxSubjectLength = 200;

/** The name and the search text of a line. */
export function identify({ subject, filter, refusedBody }: Named): Identity {
  if (subject !== undefined) return { subject, search: searchOf([subject]) };
  if (filter !== undefined) {
    const values = quotedTexts(filter.slice(0, filterLimits.maxLength));
    return { subject: values[0]?.slice(0, maxSubjectLength).toWellFormed(), search: searchOf(values) };
  }
  return refusedBody === undefined ? { subject: undefined, search: '' } : identifySent(refusedBody);
}

/** The texts in quotes, as they are meant: a quote within one is written \\" (RFC 7644 §3.4.2.2). Linear: each character is read once. */
function quotedTexts(filter: string): readonly string[] {
  const texts: string[] = [];
  let start = filter.indexOf('"') + 1;
  while (start > 0) {
    const end = endOfQuoted(filter, start);
    if (end < 0) break;
    texts.push(readQuoted(filter.slice(start - 1, end + 1)));
    start = filter.indexOf('"', end + 1) + 1;
  }
  return texts;
}

/** What is no text of JSON is left as it was written. */
function readQuoted(quoted: string): string {
  const written = quoted.slice(1, -1);
  if (!written.includes('\\')) return written;
  try {
    return String(JSON.parse(quoted));
  } catch {
    return written;
  }
}

function endOfQuoted(text: string, start: number): number {
  let at = start;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at < text.length ? at : -1;
}

function identifySent(body: string): Identity {
  const sent = readObject(body) ?? {};
  const name = displayNameOf(sent);
  const subject = name?.slice(0, maxSubjectLength).toWellFormed();
  return { subject, search: searchOf([name, emailOf(sent), textOf(sent['userName']), textOf(sent['externalId'])]) };
}

function searchOf(parts: readonly (string | undefined)[]): string {
  return searchKey([...new Set(parts)])
    .slice(0, maxSearchLength)
    .toWellFormed();
}
