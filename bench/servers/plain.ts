// What the floors share: what a request of the bench names, and how an answer is written.

import type { ServerResponse } from 'node:http';

export function listOf(rows: readonly unknown[], totalResults = String(rows.length)): string {
  const texts = rows.map((row) => textIn(row, 'body')).join(',');
  return `{"totalResults":${totalResults},"itemsPerPage":${rows.length},"Resources":[${texts}]}`;
}

export function firstOperation(body: unknown): unknown {
  return Object(body).Operations[0];
}

/** A column of a row, or a member of a body, as text. */
export function textIn(holder: unknown, name: string): string {
  return String(Object(holder)[name]);
}

export function lastSegment(url: string): string {
  return url.slice(url.lastIndexOf('/') + 1);
}

export function send(response: ServerResponse, status: number, body: string | undefined): void {
  const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
  response.writeHead(status, { 'content-type': 'application/scim+json', ...length });
  response.end(body);
}

export function nameIn(url: string): string | undefined {
  return /filter=userName\+eq\+%22(.*)%22/.exec(url)?.[1];
}

/** Where a page that a request asks for begins, from 1. */
export function startIn(url: string): number | undefined {
  const start = /startIndex=(\d+)/.exec(url)?.[1];
  return start === undefined ? undefined : Number(start);
}
