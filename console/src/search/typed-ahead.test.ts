import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTypedAhead } from './typed-ahead.ts';

function press(target: EventTarget, key: string, more: object = {}): Event {
  const event = Object.assign(new Event('keydown', { cancelable: true }), { key, ...more });
  target.dispatchEvent(event);
  return event;
}

test('keys that are typed before the field is there are kept for it', () => {
  const target = new EventTarget();
  const ahead = createTypedAhead(target);
  press(target, 'x');
  ahead.start();

  for (const key of ['J', 'a', 'm', 'Backspace', 'n', 'a', 'Shift', 'ö']) press(target, key);
  const isCopyLeft = press(target, 'c', { ctrlKey: true }).defaultPrevented;

  assert.equal(ahead.take(), 'Janaö');
  assert.equal(isCopyLeft, false);
  press(target, 'y');
  assert.equal(ahead.take(), '');
});
