import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import sharp from 'sharp';
import { createPhotoProcess } from './process.ts';

const stubborn = new URL('./testing/stubborn-process.ts', import.meta.url);
const hourMs = 3_600_000;

test('a photo comes from another process, and so does the reason why a picture is refused', async () => {
  const make = createPhotoProcess();
  const create = { width: 90, height: 70, channels: 3, background: '#777777' } as const;

  const photo = await make(await sharp({ create }).png().toBuffer(), { left: 0, top: 0, size: 64 });
  const refused = make(Buffer.from('no picture'), undefined);

  await assert.rejects(refused, { code: 'BC-950', fields: { reason: 'format' } });
  const { format, width, height } = await sharp(photo).metadata();
  assert.deepEqual([format, width, height], ['jpeg', 400, 400]);
});

test('a picture over which the process ends is refused, and the next one has another process', async () => {
  const make = createPhotoProcess({ program: stubborn, idleMs: hourMs });

  const [first, again] = [await pidOf(make), await pidOf(make)];
  const refused = make(Buffer.alloc(0), undefined);
  await assert.rejects(refused, { code: 'BC-950', fields: { reason: 'damaged' } });
  const other = await pidOf(make);

  assert.equal(first, again);
  assert.notEqual(first, other);
});

test('the process ends when it has nothing to do', async () => {
  const make = createPhotoProcess({ program: stubborn, idleMs: 1 });

  const pid = await pidOf(make);

  while (isRunning(pid)) await setImmediate();
  assert.notEqual(await pidOf(make), pid);
});

async function pidOf(make: ReturnType<typeof createPhotoProcess>): Promise<number> {
  return Number(Buffer.from(await make(Buffer.of(1), undefined)).toString());
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
