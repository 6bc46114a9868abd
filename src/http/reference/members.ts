// Parameters and the members of schemas as lists.

import { html } from 'hono/html';
import type { JsonSchema } from '../api/index.ts';

/** What a template gives. */
export type Html = ReturnType<typeof html>;

export interface Member {
  readonly name: string;
  readonly schema: JsonSchema | boolean;
  readonly isRequired: boolean;
  readonly description: string | undefined;
}

/** The members of an object. */
export function membersOf({ properties = {}, required = [] }: JsonSchema): readonly Member[] {
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    schema,
    isRequired: required.includes(name),
    description: typeof schema === 'boolean' ? undefined : schema.description,
  }));
}

/** A list of members with their types. */
export function printMembers(members: readonly Member[]): Html {
  return html`<dl class="members">
    ${members.map(
      ({ name, schema, isRequired, description }) => html`<div>
        <dt><code>${name}</code>${isRequired ? '' : html` <span class="quiet">optional</span>`}</dt>
        <dd>${printType(schema)}${description === undefined ? '' : html`<p>${printText(description)}</p>`}</dd>
      </div>`,
    )}
  </dl>`;
}

/** The type of a schema in words, with a link to a named one. */
export function printType(schema: JsonSchema | boolean): Html {
  if (typeof schema === 'boolean') return html`any JSON`;
  const { $ref, enum: choices, const: only, items, oneOf, anyOf = oneOf } = schema;
  if ($ref !== undefined) {
    const name = $ref.slice($ref.lastIndexOf('/') + 1);
    return html`<a href="#schema-${name}">${name}</a>`;
  }
  if (only !== undefined) return html`<code>${String(only)}</code>`;
  if (choices !== undefined) return join(choices.map((choice) => html`<code>${String(choice)}</code>`));
  if (anyOf !== undefined) return join(anyOf.map(printType));
  if (items !== undefined && !Array.isArray(items)) return html`list of ${printType(items)}`;
  if (schema.properties !== undefined) return html`object${printMembers(membersOf(schema))}`;
  return html`${[schema.format ?? schema.type ?? 'any JSON', ...boundsOf(schema)].join(', ')}`;
}

/** Text with `code` in backticks. */
export function printText(text: string): Html {
  return html`${text.split('`').map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}

function boundsOf({ minimum, maximum, maxLength, default: preset }: JsonSchema): readonly string[] {
  return [
    ...(minimum === undefined ? [] : [`at least ${minimum}`]),
    ...(maximum === undefined ? [] : [`at most ${maximum}`]),
    ...(maxLength === undefined ? [] : [`at most ${maxLength} characters`]),
    ...(preset === undefined ? [] : [`by default ${preset}`]),
  ];
}

function join(parts: readonly Html[]): Html {
  return html`${parts.map((part, at) => (at === 0 ? part : html` or ${part}`))}`;
}
