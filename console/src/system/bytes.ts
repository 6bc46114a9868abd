// Amounts of bytes as people read them.

import type { Language } from '../locales/language.ts';

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
const step = 1000;

/** "412 MB", "1.3 GB". */
export function formatBytes(bytes: number, language: Language): string {
  const at = bytes < step ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const amount = bytes / step ** at;
  const format = {
    style: 'unit',
    unit: units[at] ?? 'byte',
    maximumFractionDigits: amount < 10 && at > 0 ? 1 : 0,
  } as const;
  return new Intl.NumberFormat(language, format).format(amount);
}
