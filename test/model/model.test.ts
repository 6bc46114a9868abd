// The server against a naive model of it: random stories of random resources, filters, sorts, projections, pages and changes, their
// whole answers compared, on every store. `npm run model` plays more of them.

import { test } from 'node:test';
import fc from 'fast-check';
import { eachStore } from '../../src/store/testing/each-store.ts';
import { openScim, openServer } from '../conformance/driver.ts';
import { stories } from './arbitrary/stories.ts';
import { discover, play } from './play.ts';

/** How many stories each store plays; those of `npm run model` are shared among the stores. */
const usual = 100;
const asked = process.env['MODEL_CASES'];
const isAlone = (process.env['MODEL_STORE'] ?? '') !== '';
const numRuns = asked === undefined ? usual : Math.ceil(Number(asked) / (isAlone ? 1 : 2));
const seed = Number(process.env['MODEL_SEED'] ?? 1);

eachStore((open) => {
  test('random stories have the answers that the naive model gives', async (context) => {
    const store = await open(context);
    const standard = await discover(await openScim(openServer(store)));

    await fc.assert(
      fc.asyncProperty(stories(standard), (story) => play(store, standard, story)),
      { numRuns, seed },
    );
  });
});
