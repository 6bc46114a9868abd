// ListResponse and index paging (RFC 7644 §3.4.2, §3.4.2.4).

import { quote, ScimError } from './error.ts';
import { listResponseUrn } from './urn.ts';

export const pageLimits = {
  defaultCount: 100,
  maxCount: 1000,
  /** A page ends before it would become larger than this in UTF-8; one resource it always holds. */
  maxBytes: 8 * 1024 * 1024,
  /** The most that is answered of one resource: a group of some 150,000 members. */
  maxResourceBytes: 32 * 1024 * 1024,
} as const;

export interface Paging {
  /** 1-based. */
  readonly startIndex: number;
  readonly count: number;
}

/** Reads startIndex and count: below 1 means 1, below 0 means 0, too many means the maximum. Throws ScimError invalidValue or invalidCount. */
export function readPaging(startIndex: string | undefined, count: string | undefined): Paging {
  return {
    startIndex: Math.max(1, readInteger('startIndex', startIndex) ?? 1),
    count: Math.min(pageLimits.maxCount, Math.max(0, readInteger('count', count) ?? pageLimits.defaultCount)),
  };
}

function readInteger(name: 'startIndex' | 'count', text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  if (!/^[+-]?\d+$/.test(text)) {
    throw new ScimError(
      name === 'count' ? 'invalidCount' : 'invalidValue',
      `${name} is ${quote(text)}, expected an integer.`,
    );
  }
  return Math.min(Number.MAX_SAFE_INTEGER, Math.max(-1, Number(text)));
}

/** How a page of a list gives its position: by its index, or by the cursor of the next page if there is one (RFC 9865 §2). */
export type PageMark = { readonly startIndex: number } | { readonly nextCursor: string | undefined };

/** The body of a list, in pieces, from resources that are JSON texts already, or what will be one; itemsPerPage is how many they are. */
export function listTexts<Text>(
  totalResults: number,
  mark: PageMark,
  resources: readonly Text[],
): readonly (string | Text)[] {
  const head = JSON.stringify({ schemas: [listResponseUrn], totalResults, ...mark, itemsPerPage: resources.length });
  const texts: (string | Text)[] = [`${head.slice(0, -1)},"Resources":[`];
  for (const resource of resources) {
    if (texts.length > 1) texts.push(',');
    texts.push(resource);
  }
  texts.push(']}');
  return texts;
}
