// How long a visitor waits for the page of a card on a slow phone: the largest contentful paint in headless Chromium with the network of
// slow 4G and a fourth of the processor, each time with an empty cache.

import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { startBecard } from '../console/becard.ts';
import { evaluateIn, launchBrowser, openWindow } from '../console/browser.ts';
import { askConsole, enter, openDirectory } from '../console/console.ts';
import { createPerson } from '../console/scim.ts';
import { type Figure, percentile } from './figure.ts';

const rounds = 7;
const kilobyte = 1_024;
/** 1.6 Mbit/s down, 750 kbit/s up, and 150 ms there and back. */
const slow4G = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const slowdown = 4;
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, isMobile: true };
const largestPaint = `new Promise((resolve) => {
  new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime))
    .observe({ type: 'largest-contentful-paint', buffered: true });
})`;

/** Of a card with a photo and of one without. */
export async function measureCardPage(): Promise<readonly Figure[]> {
  const [becard, browser] = await Promise.all([startBecard(), launchBrowser()]);
  try {
    const { page } = await openWindow(browser, becard.url);
    await enter(page, becard.welcomeLink);
    const [withPhoto, without] = await furnish(page, becard.url);
    await page.context().close();
    return [...(await measure(browser, 'with a photo', withPhoto)), ...(await measure(browser, 'without', without))];
  } finally {
    await browser.close();
    await becard.stop();
  }
}

async function furnish(page: Page, url: string): Promise<readonly [withPhoto: string, without: string]> {
  const { id, connection } = await openDirectory(page, url);
  const jana = await createPerson(connection, 'Jana', 'Weber');
  const ben = await createPerson(connection, 'Ben', 'Adler');
  const send = (method: string, path: string, body?: unknown) =>
    askConsole(page, url, method, `/directories/${id}${path}`, body);
  await send('PATCH', '/card-settings', { enabled: true });
  await page.goto(`${url}/d/${id}/cards`);
  for (const name of ['Jana', 'Ben'])
    await page.locator('[data-row]', { hasText: name }).getByText('Published').first().waitFor();
  // Noise makes a photo as large as photos may be.
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
  const picture = sharp({ create: { width: 600, height: 600, channels: 3, background: '#000', noise } });
  await send('PUT', `/cards/${jana}/photo`, await picture.jpeg().toBuffer());
  return [await addressOf(send, jana), await addressOf(send, ben)];
}

type Send = (method: string, path: string) => Promise<Readonly<Record<string, unknown>>>;

async function addressOf(send: Send, user: string): Promise<string> {
  return String((await send('GET', `/cards/${user}`))['url']);
}

async function measure(browser: Browser, kind: string, address: string): Promise<readonly Figure[]> {
  const waits: number[] = [];
  for (let round = 0; round < rounds; round += 1) waits.push(await paintOf(browser, address));
  const bytes = (await (await fetch(address)).arrayBuffer()).byteLength;
  return [
    { name: `card ${kind}: largest paint on slow 4G, median`, value: percentile(waits, 0.5), unit: 'ms', most: 1_500 },
    { name: `card ${kind}: largest paint, longest`, value: Math.max(...waits), unit: 'ms', most: 1_500 },
    { name: `card ${kind}: page without photo`, value: bytes / kilobyte, unit: 'KB', most: 30 },
  ];
}

async function paintOf(browser: Browser, address: string): Promise<number> {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', slow4G);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.goto(address, { waitUntil: 'networkidle' });
  const wait = Number(await evaluateIn(page, largestPaint));
  await context.close();
  return wait;
}
