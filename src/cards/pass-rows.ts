// The rows of a pass: what both vendors show below the name, in both languages.

import { addressLines } from './address-lines.ts';
import type { ViewValues } from './assemble.ts';
import type { PassLabel } from './pass-texts.ts';
import type { ActiveView } from './pass-view.ts';

export interface PassRow {
  readonly key: string;
  /** A label of passTexts, or one that was entered with the value. */
  readonly label: PassLabel | { readonly text: string };
  readonly value: string;
  /** The value in the other language. */
  readonly translated: string;
}

/** In the order in which they are read. */
export function rowsOf({ card, translated }: ActiveView): readonly PassRow[] {
  const [own, other] = [textsOf(card.values), textsOf(translated.values)];
  const rows = labels.flatMap((label): readonly PassRow[] => {
    const value = own[label];
    return value === undefined ? [] : [{ key: label, label, value, translated: other[label] ?? value }];
  });
  const links = card.values.socialLinks ?? [];
  const linkRows = links.map(({ label, url }, at): PassRow => {
    return { key: `link${at + 1}`, label: { text: label }, value: url, translated: url };
  });
  return [...rows, ...linkRows];
}

const labels = [
  'position',
  'department',
  'mobile',
  'phone',
  'fax',
  'email',
  'website',
  'address',
  'shortDescription',
] as const satisfies readonly PassLabel[];

function textsOf(values: ViewValues): { readonly [Label in (typeof labels)[number]]?: string | undefined } {
  return { ...values, address: values.address && addressLines(values.address).join('\n') };
}
