// The body of a Bulk answer (RFC 7644 §3.7.3). `status` is a text, as its examples and erratum 7916 have it.

import { bulkResponseUrn } from '../urn.ts';

export interface BulkResult {
  readonly index: number;
  readonly method: string | undefined;
  readonly bulkId: string | undefined;
  /** The URI of the resource; undefined only where there is none, as after a POST that failed. */
  readonly location: string | undefined;
  readonly version: string | undefined;
  readonly status: number;
  /** The body of the error, as JSON text; undefined for success. */
  readonly error: string | undefined;
}

/** The answer: the results in the order of the request. */
export function bulkBody(results: readonly BulkResult[]): string {
  const texts = results.toSorted((left, right) => left.index - right.index).map(resultText);
  return `{"schemas":["${bulkResponseUrn}"],"Operations":[${texts.join(',')}]}`;
}

function resultText({ location, method, bulkId, version, status, error }: BulkResult): string {
  const text = JSON.stringify({ location, method, bulkId, version, status: String(status) });
  return error === undefined ? text : `${text.slice(0, -1)},"response":${error}}`;
}
