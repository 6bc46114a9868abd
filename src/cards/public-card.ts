// What visitors see of a card: its visible values, and a name in any case.

import type { CardLanguage } from '../domain/index.ts';
import type { CardView, ViewValues } from './assemble.ts';

export interface PublicCard {
  readonly language: CardLanguage;
  /** Never empty. */
  readonly name: string;
  readonly values: ViewValues;
  /** The hash of its photo. */
  readonly photo?: string | undefined;
}

/** `photo` is the hash of the card's own. */
export function publicCard({ language, fields }: CardView, photo?: string): PublicCard {
  const visible = fields.filter(({ isVisible, value }) => isVisible && value !== undefined);
  const values: ViewValues = Object.fromEntries(visible.map(({ field, value }) => [field, value]));
  return { language, name: nameOf(values), values, photo };
}

/** The display name, else the parts of the name, with prefix and suffix; else what comes next on a card. */
function nameOf({ displayName, prefix, firstName, lastName, suffix, organisation, email }: ViewValues): string {
  const parts = [firstName, lastName].filter((part) => part !== undefined).join(' ');
  const name = displayName ?? parts;
  if (name === '') return organisation ?? email ?? 'Becard';
  const begun = prefix === undefined || name.includes(prefix) ? name : `${prefix} ${name}`;
  return suffix === undefined || name.includes(suffix) ? begun : `${begun}, ${suffix}`;
}
