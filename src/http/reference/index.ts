// What describes the API, for everybody: its OpenAPI document. It is made at the first request and then kept.

import { Hono } from 'hono';
import { createDocument, type Published } from '../api/index.ts';
import { answerFile, type StaticFile, staticFile } from '../static.ts';

/** The addresses that need no caller. */
export function referenceRoutes(published: Published): Hono {
  const document = once(() => JSON.stringify(createDocument(published)), 'application/json');
  return new Hono().get('/api/v1/openapi.json', (context) => answerFile(context.req.raw, document()));
}

function once(print: () => string, type: string): () => StaticFile {
  let file: StaticFile | undefined;
  return () => {
    file ??= staticFile(Buffer.from(print()), type);
    return file;
  };
}
