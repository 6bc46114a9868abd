// The reference of the API as one page: made of the OpenAPI document, without scripts and without other hosts.

import { html, raw } from 'hono/html';
import { catalogue, type ErrorCode, type ErrorEntry, programTextOf } from '../../domain/index.ts';
import type { Document, JsonSchema } from '../api/index.ts';
import type { Described } from './examples.ts';
import { type Html, membersOf, printMembers, printText, printType } from './members.ts';
import { printOperation } from './operation.ts';
import { style } from './style.ts';

/** The page. */
export async function printPage(document: Document): Promise<string> {
  const { info, servers, tags, components } = document;
  const base = servers[0]?.url ?? '';
  const operations = operationsOf(document);
  const ofTag = (tag: string): readonly Described[] => operations.filter(({ operation }) => operation.tags[0] === tag);
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Becard API</title>
        <style>${raw(style)}</style>
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        <nav aria-label="Contents">
          <a href="#start">Start</a>
          ${tags.map(
            ({ name }) => html`<details>
              <summary>${name}</summary>
              <ul>${ofTag(name).map(({ operation }) => html`<li><a href="#${operation.operationId}">${operation.operationId}</a></li>`)}</ul>
            </details>`,
          )}
          <a href="#errors">Errors</a> <a href="#schemas">Schemas</a>
        </nav>
        <main id="main">
          ${printStart(String(info['version']), String(info['description']), base)}
          ${tags.map(
            ({ name, description }) => html`<section>
              <h2>${name}</h2>
              <p>${description}</p>
              ${ofTag(name).map((each) => printOperation(each, { base, schemas: components.schemas }))}
            </section>`,
          )}
          ${printErrors()} ${printSchemas(components.schemas)}
        </main>
      </body>
    </html>`;
  return String(await page);
}

function operationsOf({ paths, components }: Document): readonly Described[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      operation,
      parameters: operation.parameters.flatMap((each) =>
        'name' in each ? each : (components.parameters[each.$ref.slice(each.$ref.lastIndexOf('/') + 1)] ?? []),
      ),
    })),
  );
}

function printStart(version: string, description: string, base: string): Html {
  const origin = base.replace(/\/api\/v1$/, '');
  return html`<section id="start">
    <h1>Becard API</h1>
    <p class="quiet">Version ${version} · <code>${base}</code> · <a href="/api/v1/openapi.json">OpenAPI document</a></p>
    ${description.split('\n\n').map((paragraph) => html`<p>${printText(paragraph)}</p>`)}
    <h2>The first request</h2>
    <p>Create an API key in the console and keep it in <code>BECARD_API_KEY</code>.</p>
    <pre><code>curl '${base}/directories' -H "Authorization: Bearer $BECARD_API_KEY"</code></pre>
    <p>The examples in TypeScript share this client:</p>
    <pre><code>${`import { createClient } from 'becard/client';

const becard = createClient({
  baseUrl: '${origin}',
  apiKey: process.env.BECARD_API_KEY ?? '',
});`}</code></pre>
  </section>`;
}

function printErrors(): Html {
  // Object.keys gives the keys of a literal.
  const codes = Object.keys(catalogue) as ErrorCode[];
  const statuses = codes.flatMap((code) => {
    const entry: ErrorEntry = catalogue[code];
    return entry.status === undefined ? [] : [{ code, status: entry.status, ...programTextOf(code) }];
  });
  return html`<section id="errors">
    <h2>Errors</h2>
    <p>
      An error is <a href="#schema-Problem">Problem</a> as <code>application/problem+json</code>. Programs decide by
      <code>code</code>, whose meaning does not change. With 429 and 503 the header <code>Retry-After</code> says after
      how many seconds to send the request again.
    </p>
    <dl class="members">
      ${statuses.map(
        ({ code, status, title, nextStep }) => html`<div>
          <dt><code>${code}</code> <span class="quiet">${status}</span></dt>
          <dd>${printText(title)}<p>${printText(nextStep)}</p></dd>
        </div>`,
      )}
    </dl>
  </section>`;
}

function printSchemas(schemas: Readonly<Record<string, JsonSchema>>): Html {
  return html`<section id="schemas">
    <h2>Schemas</h2>
    ${Object.entries(schemas).map(
      ([name, schema]) => html`<article id="schema-${name}" aria-labelledby="schema-${name}-title">
        <h3 id="schema-${name}-title">${name}</h3>
        ${schema.description === undefined ? '' : html`<p>${printText(schema.description)}</p>`}
        ${schema.properties === undefined ? html`<p>${printType(schema)}</p>` : printMembers(membersOf(schema))}
      </article>`,
    )}
  </section>`;
}
