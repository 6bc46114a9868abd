import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StoreUnavailable } from '../domain/errors/store-unavailable.ts';
import { recordFaults } from './faults.ts';

test('faults are counted by their kind, and each kind is logged once a minute', () => {
  let now = 0;
  const said: string[] = [];
  const faults = recordFaults(
    (sentence) => said.push(sentence),
    (kind, cause) => `${kind}: ${cause}`,
    () => now,
  );
  const damage = new StoreUnavailable('damaged', 'x', { cause: new Error('malformed') });

  for (const error of [damage, damage, new StoreUnavailable('fault', 'disk'), new Error('other')]) faults.note(error);
  faults.note(new StoreUnavailable('busy', 'x'));
  now = 60_000;
  faults.note(damage);

  assert.deepStrictEqual(faults.counts(), { damaged: 3, fault: 1 });
  assert.deepStrictEqual(said, ['damaged: malformed', 'fault: disk', 'damaged: malformed']);
});
