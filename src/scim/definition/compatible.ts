// Whether a schema may take the place of another while resources hold data of it: whatever is kept stays valid and keeps its meaning.

import type { Attribute, Schema } from '../attribute.ts';

/** Why the data that is kept would not fit the new schema; undefined when it fits. */
export function findIncompatibility(before: Schema, after: Schema): string | undefined {
  return compareLists(before.attributes, after.attributes, '');
}

function compareLists(before: readonly Attribute[], after: readonly Attribute[], prefix: string): string | undefined {
  for (const attribute of before) {
    const next = after.find(({ name }) => name === attribute.name);
    const path = `${prefix}${attribute.name}`;
    const reason = next === undefined ? `${path} is missing` : compare(attribute, next, path);
    if (reason !== undefined) return reason;
  }
  const added = after.filter(({ name }) => !before.some((known) => known.name === name));
  const demanding = added.find(({ required }) => required);
  return demanding && `${prefix}${demanding.name} is new and required`;
}

function compare(before: Attribute, after: Attribute, path: string): string | undefined {
  const fixed = ['type', 'multiValued', 'caseExact', 'uniqueness'] as const;
  const changed = fixed.find((key) => before[key] !== after[key]);
  if (changed !== undefined) return `${path} has another ${changed}`;
  if (after.required && !before.required) return `${path} is required now`;
  const wasSecret = before.returned === 'never';
  if (wasSecret !== (after.returned === 'never')) return `${path} ${wasSecret ? 'was' : 'is'} never returned`;
  return compareLists(before.subAttributes, after.subAttributes, `${path}.`);
}
