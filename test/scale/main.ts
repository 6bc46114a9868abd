// Measures the console over a large directory in headless Chromium and prints each figure beside what it has to reach.
// "Work" is time of the processor, which says the same on a busy machine; the rest is the time that a person waits.
// Run by `npm run scale`; ends with 1 when a figure misses.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type RunningBecard, startBecard } from '../console/becard.ts';
import { evaluateIn, launchBrowser, openWindow } from '../console/browser.ts';
import { enter } from '../console/console.ts';
import { readOptions, wholeNumber } from '../programs/options.ts';
import { measureCardPage } from './card-page.ts';
import { type Figure, percentile } from './figure.ts';
import { type Seeded, seed } from './seed.ts';

const program = {
  name: 'npm run scale',
  usage: `npm run scale -- [--people N] [--lines N] [--card]

Measures the console over a large directory in headless Chromium. Ends with 1 when a figure misses.

  --people N  users of the directory (default: 100000)
  --lines N   entries of its log (default: 1000000)
  --card      instead, the page of a card on a slow phone
`,
};
const { values } = readOptions(program, {
  options: {
    people: { type: 'string', default: '100000' },
    lines: { type: 'string', default: '1000000' },
    card: { type: 'boolean', default: false },
  },
});
const people = wholeNumber(program, 'people', values.people);
const lines = wholeNumber(program, 'lines', values.lines);
const steps = 300;
const rounds = 5;

const folder = mkdtempSync(join(tmpdir(), 'becard-scale-'));
try {
  const figures = values.card ? await measureCardPage() : await measureConsole();
  for (const { name, value, unit, most } of figures) {
    const mark = value <= most ? 'ok  ' : 'MISS';
    process.stdout.write(`${mark} ${name.padEnd(44)} ${value.toFixed(1).padStart(8)} ${unit} (at most ${most})\n`);
  }
  process.exitCode = figures.every(({ value, most }) => value <= most) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measureConsole(): Promise<readonly Figure[]> {
  process.stdout.write(`filling ${people} people and ${lines} lines …\n`);
  const seeded = await seed(folder, people, lines);
  const [becard, browser] = await Promise.all([startBecard('--data', folder), launchBrowser()]);
  try {
    const { page, context } = await openWindow(browser, becard.url);
    await enter(page, becard.welcomeLink, /\/d\//);
    const root = `${becard.url}/d/${seeded.directoryId}`;
    const list = await measureList(page, root, becard);
    const searches = await measureSearches(page, seeded, becard);
    await context.close();
    return [...list, ...searches];
  } finally {
    await browser.close();
    await becard.stop();
  }
}

async function measureList(page: Page, root: string, becard: RunningBecard): Promise<readonly Figure[]> {
  await page.goto(`${root}/groups`, { waitUntil: 'networkidle' });
  const busyOf = await watchWork(page);
  const [pageBegin, serverBegin] = [await busyOf(), becard.workMs()];
  const first = await timed(async () => {
    await page.getByRole('link', { name: 'Users' }).click();
    await page.locator('[data-row] a').first().waitFor();
  });
  const [pageWork, serverWork] = [(await busyOf()) - pageBegin, becard.workMs() - serverBegin];
  const before = await busyOf();
  const frames = await scroll(page);
  const busy = ((await busyOf()) - before) / steps;
  await page.waitForTimeout(500);
  const blank = Number(await evaluateIn(page, "document.querySelectorAll('[data-row]:not(:has(a))').length"));
  const end = await timed(async () => {
    await page.locator('[data-row] a').first().press('End');
    await page.locator(`[data-row="${people - 1}"] a`).waitFor();
  });
  const sort = await timed(async () => {
    await page.getByRole('button', { name: 'Email', exact: true }).click();
    await page.locator('[data-row="0"] a').waitFor();
  });
  const find = await timed(async () => {
    await page.getByRole('searchbox').fill('müller 77');
    await page.locator('tbody:not([data-stale]) [data-row="0"]', { hasText: 'Müller 77' }).waitFor();
  });
  const { heap, nodes } = await memoryOf(page);
  return [
    { name: `first rows of ${people}`, value: first, unit: 'ms', most: 1_500 },
    { name: 'work of the page for the first rows', value: pageWork, unit: 'ms', most: 300 },
    { name: 'work of the server for the first rows', value: serverWork, unit: 'ms', most: 500 },
    { name: `frame while scrolling ${steps} steps, p95`, value: percentile(frames, 0.95), unit: 'ms', most: 33 },
    { name: 'frame while scrolling, longest', value: Math.max(...frames), unit: 'ms', most: 120 },
    { name: 'work of the page per frame', value: busy, unit: 'ms', most: 33 },
    { name: 'blank rows 500 ms after scrolling', value: blank, unit: '', most: 0 },
    { name: 'jump to the end', value: end, unit: 'ms', most: 300 },
    { name: 'another order', value: sort, unit: 'ms', most: 1_500 },
    { name: 'search among people (with the pause in typing)', value: find, unit: 'ms', most: 1_500 },
    { name: 'heap', value: heap, unit: 'MB', most: 60 },
    { name: 'elements on the page', value: nodes, unit: '', most: 1_500 },
  ];
}

/** The time between frames while the wheel turns. */
async function scroll(page: Page): Promise<readonly number[]> {
  const frames = await evaluateIn(
    page,
    `new Promise((resolve) => {
      const frames = [];
      let last = performance.now();
      let step = 0;
      const next = (now) => {
        frames.push(now - last);
        last = now;
        step += 1;
        if (step > ${steps}) resolve(frames);
        else { window.scrollBy(0, 400); requestAnimationFrame(next); }
      };
      requestAnimationFrame((now) => { last = now; requestAnimationFrame(next); });
    })`,
  );
  return Array.isArray(frames) ? frames.map(Number) : [];
}

/** Tells how long the page's thread has worked so far, in milliseconds of the processor: true on a busy machine as well. */
async function watchWork(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
  };
}

async function memoryOf(page: Page): Promise<{ readonly heap: number; readonly nodes: number }> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const nodes = Number(await evaluateIn(page, "document.querySelectorAll('*').length"));
  return { heap: usedSize / 1_048_576, nodes };
}

/** Each search several times through the console's own API, as the page asks it. */
async function measureSearches(
  page: Page,
  { directoryId, searches }: Seeded,
  becard: RunningBecard,
): Promise<readonly Figure[]> {
  const times: number[] = [];
  const work: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const search of searches) {
      const path = `/api/v1/directories/${directoryId}/log?search=${encodeURIComponent(search)}&limit=100`;
      const url = new URL(path, page.url()).href;
      const begin = becard.workMs();
      times.push(await timed(async () => void (await (await page.request.get(url)).body())));
      work.push(becard.workMs() - begin);
    }
  }
  return [
    { name: `search through ${lines} lines, p50`, value: percentile(times, 0.5), unit: 'ms', most: 500 },
    { name: `search through ${lines} lines, p95`, value: percentile(times, 0.95), unit: 'ms', most: 500 },
    { name: 'work of the server for a search, p95', value: percentile(work, 0.95), unit: 'ms', most: 400 },
  ];
}

async function timed(work: () => Promise<void>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}
