// One operation of the reference: who may call it, what it takes, what it answers, and two requests to copy.

import { html } from 'hono/html';
import type { ApiResponse, JsonSchema, Reference } from '../api/index.ts';
import { curlExample, type Described, typescriptExample } from './examples.ts';
import { type Html, membersOf, printMembers, printText, printType } from './members.ts';

interface Surroundings {
  /** Of the API: https://becard.example.com/api/v1 */
  readonly base: string;
  readonly schemas: Readonly<Record<string, JsonSchema>>;
}

/** The section of an operation. */
export function printOperation(described: Described, { base, schemas }: Surroundings): Html {
  const { method, path, operation } = described;
  const parameters = described.parameters.map(({ name, schema, required, description }) => ({
    name,
    schema,
    isRequired: required,
    description,
  }));
  return html`<article id="${operation.operationId}" aria-labelledby="${operation.operationId}-title">
    <h3 id="${operation.operationId}-title">${printText(operation.summary)}</h3>
    <p class="address"><b class="${method.toLowerCase()}">${method}</b> <code>${path}</code></p>
    <p>${printText(operation.description)}</p>
    ${parameters.length === 0 ? '' : html`<h4>Parameters</h4>${printMembers(parameters)}`}
    ${printBody(operation.requestBody, schemas)}
    <h4>Answer</h4>
    ${printAnswers(operation.responses)}
    <h4>curl</h4>
    <pre><code>${curlExample(described, base)}</code></pre>
    ${operation['x-scope'] === undefined ? '' : html`<h4>TypeScript</h4><pre><code>${typescriptExample(described)}</code></pre>`}
  </article>`;
}

function printBody(body: Described['operation']['requestBody'], schemas: Surroundings['schemas']): Html | '' {
  if (body === undefined) return '';
  const schema = body.content['application/json']?.schema;
  if (schema === undefined) return html`<h4>Body</h4><p>A file: ${Object.keys(body.content).join(', ')}</p>`;
  const name = schema.$ref?.slice(schema.$ref.lastIndexOf('/') + 1) ?? '';
  return html`<h4>Body</h4>${printMembers(membersOf(schemas[name] ?? schema))}`;
}

function printAnswers(responses: Readonly<Record<string, ApiResponse | Reference>>): Html {
  const own = Object.entries(responses).flatMap(([status, response]) =>
    'description' in response ? [html`<li><b>${status}</b> ${printContent(response)}</li>`] : [],
  );
  const refusals = Object.keys(responses).filter((status) => Number(status) >= 400);
  return html`<ul>
    ${own}
    <li>${refusals.length === 0 ? 'Refusals' : html`<b>${refusals.join(', ')}</b> and others`}: <a href="#schema-Problem">Problem</a>; see <a href="#errors">Errors</a></li>
  </ul>`;
}

function printContent({ description, content = {} }: ApiResponse): Html {
  const media = Object.entries(content).map(([type, { schema }], at) => {
    const shown = /\bjson$/.test(type) ? printType(schema) : html`<code>${type}</code>`;
    return at === 0 ? shown : html` or ${shown}`;
  });
  return media.length === 0 ? html`${description}` : html`${media}`;
}
