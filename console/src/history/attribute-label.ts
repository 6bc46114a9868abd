// The labels of attribute paths.

import type { Words } from '../locales/words.ts';

const schemaPrefix = /^urn:[\w:.-]*:(?:user|group):/i;
const typed = /^(emails|phoneNumbers|addresses)(?:\[type eq "(\w+)"\])?/i;

/** The label for a path such as `emails[type eq "work"].value`; undefined for a path without a name of its own. */
export function labelOfPath(path: string, words: Words): string | undefined {
  const plain = path.replace(schemaPrefix, '');
  const [, attribute, type = 'work'] = typed.exec(plain) ?? [];
  if (attribute === undefined) return words.named('field', plain.replace(/^manager\.value$/i, 'manager'));
  return words.named('field', `${attribute}.${type}`) ?? words.named('field', `${attribute}.other`);
}
