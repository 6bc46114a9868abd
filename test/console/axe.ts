// What axe finds on a page: WCAG 2.2 A and AA, and axe's best practice.

import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { evaluateIn } from './browser.ts';

const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Brings axe to every page that is opened from now on. */
export function bringAxe(page: Page): Promise<unknown> {
  return page.addInitScript(axe);
}

/** What axe finds, as "rule: element". */
export async function violationsOn(page: Page, part = 'html'): Promise<readonly string[]> {
  const found = await evaluateIn(
    page,
    `axe.run('${part}', { runOnly: ${JSON.stringify(standards)} }).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ': ' + target.join(' '))))`,
  );
  return Array.isArray(found) ? found.map(String) : ['axe did not answer'];
}
