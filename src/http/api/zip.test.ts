import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import { test } from 'node:test';
import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { unzip } from './testing/unzip.ts';
import { writeZip, type ZipEntry } from './zip.ts';

const at = Date.UTC(2026, 10, 26, 12, 3, 4);

test('entries are read back with their names, texts, sums and time', async () => {
  const long = Array.from({ length: 500 }, (_, row) => `row ${row} äöü 😀\n`.repeat(40));
  const entries: readonly ZipEntry[] = [
    { name: 'Jörg Müller.vcf', pieces: ['BEGIN:VCARD\r\n', 'END:VCARD\r\n'] },
    { name: 'empty.txt', pieces: [] },
    { name: 'xl/long.xml', pieces: long },
  ];

  const bytes = await buffer(writeZip(entries, at));

  assert.deepStrictEqual(
    [...(await unzip(bytes))],
    [
      ['Jörg Müller.vcf', 'BEGIN:VCARD\r\nEND:VCARD\r\n'],
      ['empty.txt', ''],
      ['xl/long.xml', long.join('')],
    ],
  );
  const zip = await fromBufferPromise(bytes, { lazyEntries: true });
  const [first] = await entriesOf(zip);
  assert.equal(first?.crc32, crc32('BEGIN:VCARD\r\nEND:VCARD\r\n'));
  assert.equal(first?.getLastModDate({ timezone: 'UTC' }).toISOString(), '2026-11-26T12:03:04.000Z');
  assert.ok(bytes.length < long.join('').length / 5);
});

async function entriesOf(zip: ZipFile): Promise<readonly Entry[]> {
  const found: Entry[] = [];
  for await (const entry of zip.eachEntry()) found.push(entry);
  return found;
}

test('more entries than the older form counts are all there', async () => {
  const count = 66_000;
  const entries = function* (): Generator<ZipEntry> {
    for (let number = 0; number < count; number += 1) yield { name: `${number}.txt`, pieces: [] };
  };

  const zip = await fromBufferPromise(await buffer(writeZip(entries(), at)), { lazyEntries: true });

  assert.equal(zip.entryCount, count);
  const last = (await entriesOf(zip)).at(-1);
  assert.equal(last?.fileName, `${count - 1}.txt`);
});

test('an entry is made when the reader asks for more, and no more when the reader leaves', async () => {
  let made = 0;
  let isEnded = false;
  const text = Array.from({ length: 4_000 }, (_, at) => String.fromCodePoint(0x4e00 + ((at * 7_919) % 20_000))).join(
    '',
  );
  const entries = async function* (): AsyncGenerator<ZipEntry> {
    try {
      for (;;) {
        made += 1;
        yield { name: `${made}.txt`, pieces: [text] };
      }
    } finally {
      isEnded = true;
    }
  };
  const zip = writeZip(entries(), at);

  await zip.next();
  const afterOne = made;
  await zip.return(undefined);

  assert.ok(afterOne < 30, `${afterOne} entries for the first piece`);
  assert.deepStrictEqual([made, isEnded], [afterOne, true]);
});
