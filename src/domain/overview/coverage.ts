// For how many users a value is there that a card shows. A large directory is looked at in an even sample.

import type { ResourceReader } from '../resources/store.ts';
import { attributesOf } from '../users/summary.ts';
import { valuesOf } from '../users/values.ts';

/** What a card shows, with the start of the mapping targets that bring it. */
const fields = {
  name: ['displayName', 'name.'],
  title: ['title'],
  department: ['urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department'],
  company: ['urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:organization'],
  email: ['emails['],
  phone: ['phoneNumbers[type eq "work"]'],
  mobile: ['phoneNumbers[type eq "mobile"]'],
  address: ['addresses['],
  language: ['preferredLanguage'],
  photo: ['photos['],
} as const;

export type CardField = keyof typeof fields;
// Object.keys gives the keys of a literal.
export const cardFields = Object.keys(fields) as readonly CardField[];

export interface Coverage {
  /** How many users were looked at: all, or an even sample. */
  readonly looked: number;
  readonly fields: readonly { readonly field: CardField; readonly users: number }[];
}

const pageSize = 100;
const maxPages = 5;

export async function readCoverage(resources: ResourceReader): Promise<Coverage> {
  const users = await resources.count('User', { kind: 'all' });
  const pages = Math.min(maxPages, Math.ceil(users / pageSize));
  const found = await Promise.all(
    Array.from({ length: pages }, (_, page) => {
      const offset = Math.floor((page * Math.max(users, pages * pageSize)) / pages);
      return resources.select('User', { condition: { kind: 'all' }, offset, limit: pageSize, related: false });
    }),
  );
  const paths = found.flat().map(({ resource }) => pathsOf(resource));
  return {
    looked: paths.length,
    fields: cardFields.map((field) => ({
      field,
      users: paths.filter((sent) => fields[field].some((start) => sent.some((path) => path.startsWith(start)))).length,
    })),
  };
}

function pathsOf(resource: { readonly body: string }): readonly string[] {
  const values = [...valuesOf(attributesOf({ body: resource.body }))];
  return values.flatMap(([path, value]) => (value === '' || value === null ? [] : [path]));
}
