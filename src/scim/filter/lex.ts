// Cuts a filter or path text into tokens (RFC 7644 §3.4.2.2). Strings and numbers follow JSON; the only white space is the space.

export type Token =
  | { readonly kind: 'word'; readonly text: string; readonly at: number; readonly spaced: boolean }
  | { readonly kind: 'string'; readonly value: string; readonly at: number; readonly spaced: boolean }
  | { readonly kind: '(' | ')' | '[' | ']' | 'end'; readonly at: number; readonly spaced: boolean };

/** Why a text cannot be read, and where (1-based). Callers turn it into invalidFilter or invalidPath. */
export class SyntaxFault extends Error {
  override readonly name = 'SyntaxFault';
  constructor(reason: string, at: number) {
    super(`${reason} at position ${at + 1}`);
  }
}

const word = /[^\s()[\]",\p{Cc}]+/uy;
const quoted = /"(?:[^"\\]|\\.)*"/y;

/** The tokens of a text; the last is always "end". Throws SyntaxFault. */
export function lex(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const start = skipSpaces(text, at);
    if (start === text.length) break;
    const token = readToken(text, start, start > at);
    tokens.push(token.token);
    at = token.end;
  }
  tokens.push({ kind: 'end', at: text.length, spaced: text.endsWith(' ') });
  return tokens;
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ') at += 1;
  return at;
}

function readToken(text: string, at: number, spaced: boolean): { readonly token: Token; readonly end: number } {
  const character = text[at];
  if (character === '(' || character === ')' || character === '[' || character === ']') {
    return { token: { kind: character, at, spaced }, end: at + 1 };
  }
  if (character === '"') return readString(text, at, spaced);
  word.lastIndex = at;
  const match = word.exec(text);
  if (match === null) throw new SyntaxFault(`Unexpected character ${JSON.stringify(character)}`, at);
  return { token: { kind: 'word', text: match[0], at, spaced }, end: word.lastIndex };
}

function readString(text: string, at: number, spaced: boolean): { readonly token: Token; readonly end: number } {
  quoted.lastIndex = at;
  const match = quoted.exec(text);
  const value = match === null ? undefined : parseString(match[0]);
  if (value === undefined)
    throw new SyntaxFault('A string that is not closed, or an escape that JSON does not know,', at);
  return { token: { kind: 'string', value, at, spaced }, end: quoted.lastIndex };
}

function parseString(text: string): string | undefined {
  try {
    return String(JSON.parse(text));
  } catch {
    return undefined;
  }
}
