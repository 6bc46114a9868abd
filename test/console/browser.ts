// A real browser for the tests of the console: Debian's Chromium, headless. Requests to other hosts are recorded as errors.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { ensureChromium } from '../programs/find.ts';

const screenshots = fileURLToPath(new URL('../screenshots/', import.meta.url));

const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: ensureChromium(), args });
}

/** Far longer than anything takes on a machine of its own; no test says with it how fast something is. */
const patienceMs = 45_000;

/** Refusals that a test asks for, and the examination by axe, a script, in a frame that runs none. */
const expected = /status of 4\d\d|^Blocked script execution in 'about:srcdoc'/;

/** A window with a person's language and colours. Every request to another host, and every error on a page, is remembered. */
export interface Window {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly complaints: string[];
}

export async function openWindow(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<Window> {
  const context = await browser.newContext({
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1366, height: 768 },
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  });
  context.setDefaultTimeout(patienceMs);
  const complaints: string[] = [];
  const page = await context.newPage();
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && url.protocol.startsWith('http')) complaints.push(`request to ${url.origin}`);
  });
  page.on('pageerror', (error) => complaints.push(`page error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !expected.test(message.text())) complaints.push(message.text());
  });
  return { context, page, complaints };
}

/** Runs the steps of a test and keeps a picture of where they failed. */
export async function withPicture(page: Page, name: string, steps: () => Promise<void>): Promise<void> {
  try {
    await steps();
  } catch (error) {
    mkdirSync(screenshots, { recursive: true });
    await page.screenshot({ path: `${screenshots}${name}.png`, fullPage: true });
    throw error;
  }
}

/** No request went elsewhere, and no page broke. */
export function assertQuiet(window: Window): void {
  assert.deepStrictEqual(window.complaints, []);
}

/** Waits until every part of the page is there. */
export async function waitUntilLoaded(page: Page): Promise<void> {
  await page.locator('h1:not([data-loading] *)').waitFor();
  await page.locator('html:not(:has([data-loading]))').waitFor();
}

/** What an expression gives in the page. It is text because the tests are compiled without the browser's types. */
export async function evaluateIn(page: Page, expression: string): Promise<unknown> {
  const found: unknown = await page.evaluate(expression);
  return found;
}
