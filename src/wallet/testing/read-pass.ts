// Reads the files of a pass out of its archive, and the texts out of pass.strings, by other code than that which wrote them.

/** The files of an archive whose members are stored as they are (APPNOTE 4.3). */
export function readPass(archive: Uint8Array): ReadonlyMap<string, Buffer> {
  const bytes = Buffer.from(archive);
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const files = new Map<string, Buffer>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [size, nameLength, moreLength, noteLength] = [
      bytes.readUInt32LE(at + 20),
      bytes.readUInt16LE(at + 28),
      bytes.readUInt16LE(at + 30),
      bytes.readUInt16LE(at + 32),
    ];
    const name = bytes.subarray(at + 46, at + 46 + nameLength).toString('utf8');
    const head = bytes.readUInt32LE(at + 42);
    const start = head + 30 + bytes.readUInt16LE(head + 26) + bytes.readUInt16LE(head + 28);
    files.set(name, bytes.subarray(start, start + size));
    at += 46 + nameLength + moreLength + noteLength;
  }
  return files;
}

/** The pairs of a strings file; throws for anything that is not one. */
export function readStrings(file: Buffer | undefined): ReadonlyMap<string, string> {
  const text = file?.toString('utf8') ?? '';
  const pair = /"((?:[^"\\\n\r]|\\.)*)" = "((?:[^"\\\n\r]|\\.)*)";(?:\n|$)/y;
  const pairs = new Map<string, string>();
  while (pair.lastIndex < text.length) {
    const at = pair.lastIndex;
    const [, key, value] = pair.exec(text) ?? [];
    if (key === undefined || value === undefined) throw new Error(`No pair of texts: ${text.slice(at, at + 80)}`);
    pairs.set(plain(key), plain(value));
  }
  return pairs;
}

function plain(text: string): string {
  const signs: Readonly<Record<string, string>> = { n: '\n', r: '\r' };
  return text.replaceAll(/\\(.)/g, (_, sign: string) => signs[sign] ?? sign);
}
