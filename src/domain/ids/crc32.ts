// CRC-32 as in ISO 3309 and PNG (polynomial 0xEDB88320): tells a mistyped or cut secret from an unknown one without a look-up.

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let entry = index;
  for (let bit = 0; bit < 8; bit += 1) entry = entry & 1 ? (entry >>> 1) ^ 0xedb88320 : entry >>> 1;
  return entry;
});

/** The checksum of an ASCII text: crc32('123456789') is 0xcbf43926. */
export function crc32(text: string): number {
  let sum = 0xffffffff;
  for (let at = 0; at < text.length; at += 1) {
    const entry = table[(sum ^ text.charCodeAt(at)) & 0xff] ?? 0;
    sum = (sum >>> 8) ^ entry;
  }
  return (sum ^ 0xffffffff) >>> 0;
}
