// The pictures of the handbook, one row each: which page, what is done on it first, and which part is kept.

import type { Page } from 'playwright-core';
import type { Places } from './contoso.ts';

export interface Picture {
  /** The file, without `.png`. */
  readonly name: string;
  readonly address: (places: Places) => string;
  /** Must be seen before the picture is taken. */
  readonly awaited: string;
  readonly steps?: (page: Page) => Promise<void>;
  /** The part that is kept, from its top edge; the whole page without the navigation where nothing is said. */
  readonly part?: string;
  readonly maxHeight?: number;
  /** Hidden under a grey bar: secrets. */
  readonly masked?: string;
  /** How much later it is in the browser: for what shows only after a while. */
  readonly laterMs?: number;
}

const dialog = '.mantine-Modal-content';
const tokens = 'main section section';
const settled = '[data-connection=answered], [data-connection=refused]';

/** The setup is folded away once the first cycle is over. */
async function showSetup(page: Page): Promise<void> {
  await page.locator('main button[aria-expanded=false]').first().click();
  await page.locator(`${tokens} [role=status] [data-tone]`).waitFor();
}

export const pictures: readonly Picture[] = [
  { name: 'directories', address: () => '/directories', awaited: 'main tbody tr' },
  {
    name: 'interface-settings',
    address: ({ connected }) => `${connected}/interface`,
    awaited: settled,
    steps: showSetup,
    maxHeight: 1_300,
    laterMs: 5 * 60_000,
  },
  {
    name: 'secret-token',
    address: ({ waiting }) => `${waiting}/interface`,
    awaited: `${tokens} button`,
    steps: async (page) => {
      await page.locator(`${tokens} button`).first().click();
      await page.locator(`${dialog} button[type=submit]`).click();
      await page.locator(`${dialog} output`).waitFor();
    },
    part: dialog,
    masked: `${dialog} output`,
  },
  {
    name: 'setup-guide',
    address: ({ connected }) => `${connected}/guide?step=connect`,
    awaited: '[data-state=done]',
    maxHeight: 900,
  },
  { name: 'mapping', address: ({ connected }) => `${connected}/mapping`, awaited: '[data-tone=good]', maxHeight: 820 },
  { name: 'people', address: ({ connected }) => `${connected}/users`, awaited: '[data-row] a', maxHeight: 640 },
  { name: 'log', address: ({ connected }) => `${connected}/log`, awaited: 'main tbody tr', maxHeight: 720 },
  { name: 'event', address: ({ refused }) => refused, awaited: 'main dl', maxHeight: 820 },
  { name: 'history', address: ({ jana }) => `${jana}?tab=history`, awaited: 'main dl dt', maxHeight: 760 },
  { name: 'cards', address: ({ connected }) => `${connected}/cards`, awaited: 'main tbody a', maxHeight: 760 },
  {
    name: 'rotation',
    address: ({ connected }) => `${connected}/interface`,
    awaited: settled,
    steps: showSetup,
    part: tokens,
    laterMs: 45 * 60_000,
  },
  {
    name: 'setup-link',
    address: ({ waiting }) => `${waiting}/interface`,
    awaited: tokens,
    steps: async (page) => {
      await page.locator('main button').first().click();
      await page.locator(`${dialog} input`).fill('Fabrikam IT-Service');
      await page.locator(`${dialog} button[type=submit]`).click();
      await page.locator(`${dialog} output`).waitFor();
    },
    part: dialog,
    masked: `${dialog} output`,
  },
  { name: 'administrators', address: () => '/administration/administrators', awaited: 'main tbody tr', maxHeight: 760 },
  { name: 'audit-log', address: () => '/administration/audit', awaited: 'main tbody tr', maxHeight: 720 },
  { name: 'deleted-person', address: ({ deleted }) => deleted, awaited: 'main h1', maxHeight: 620 },
];
