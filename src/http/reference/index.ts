// What describes the API, for everybody: its OpenAPI document and the reference. They are made at the first request and then kept.

import { Hono } from 'hono';
import { createDocument, type Published } from '../api/index.ts';
import { answerFile, type StaticFile, staticFile } from '../static.ts';
import { printPage } from './page.ts';

/** The addresses that need no caller. */
export function referenceRoutes(published: Published): Hono {
  const document = once('application/json', async () => JSON.stringify(createDocument(published)));
  const page = once('text/html; charset=utf-8', () => printPage(createDocument(published)));
  return new Hono()
    .get('/api/v1/openapi.json', async (context) => answerFile(context.req.raw, await document()))
    .get('/docs/api', async (context) => answerFile(context.req.raw, await page()));
}

function once(type: string, print: () => Promise<string>): () => Promise<StaticFile> {
  let file: Promise<StaticFile> | undefined;
  return () => {
    file ??= print().then((text) => staticFile(Buffer.from(text), type));
    return file;
  };
}
