// How often cards are seen, saved and added to wallets.

import * as v from 'valibot';
import { count, described, named, type Shown } from './shared.ts';

const counts = {
  views: described(count, 'Page views'),
  saves: described(count, 'vCards that were saved'),
  passes: described(count, 'Passes that were added to wallets'),
};
const cardCounts = named('CardCounts', counts);

export const cardNumbers = named('CardNumbers', {
  onlySums: described(v.boolean(), 'Whether the directory keeps sums over all cards alone'),
  withheld: described(
    v.boolean(),
    'Whether there are numbers that are not shown: of one card, or of fewer than five published ones',
  ),
  days: v.array(named('CardDay', { date: described(v.string(), 'The day in UTC, such as 2026-03-09'), ...counts })),
  ways: described(
    v.strictObject({ qr: cardCounts, nfc: cardCounts, mail: cardCounts, link: cardCounts }),
    'By `?s=` of the address that was opened; link: without it',
  ),
  total: cardCounts,
});

export type CardNumbers = Shown<typeof cardNumbers>;
