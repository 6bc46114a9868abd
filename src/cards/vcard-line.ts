// Content lines of a vCard (RFC 2425 §5.8, RFC 6350 §3): escaped texts, folded by octets.

const maxOctets = 75;
const isAscii = /^[\x20-\x7e]*$/;

/** Text for a value: no line break but the escaped one, and no other control character. */
export function escapeText(text: string): string {
  const lines = text.replaceAll(/\r\n?/g, '\n').replaceAll(/[^\P{Cc}\n\t]/gu, '');
  return lines.replaceAll(/[\\,;]/g, '\\$&').replaceAll('\n', '\\n');
}

/**
 * The parts of a structured value: each escaped, an absent one empty. Readers take an escaped backslash before a semicolon for an escaped
 * semicolon, and two parts for one: no part ends with a backslash.
 */
export function structured(...parts: readonly (string | undefined)[]): string {
  return parts.map((part = '') => escapeText(part.replace(/\\+$/, ''))).join(';');
}

/** Lines of 75 octets at most, each continued behind CRLF and a space; no character is cut. */
export function foldLine(line: string): string {
  if (isAscii.test(line)) return foldAscii(line);
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > maxOctets) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return `${folded}\r\n`;
}

/** The same for the long lines of photos, without a look at each character. */
function foldAscii(line: string): string {
  const parts = [line.slice(0, maxOctets)];
  for (let at = maxOctets; at < line.length; at += maxOctets - 1) parts.push(` ${line.slice(at, at + maxOctets - 1)}`);
  return `${parts.join('\r\n')}\r\n`;
}
