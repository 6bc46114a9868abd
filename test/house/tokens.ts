// Splits TypeScript into words, strings and signs, so that the rules of the house see code and never comments or texts.
// It knows as much of the language as that takes: quotes, templates with code inside, regular expressions, comments.

export interface Token {
  readonly kind: 'word' | 'string' | 'sign';
  /** The word or number, the sign (one character), or what stands between the quotes. */
  readonly text: string;
  readonly line: number;
}

const space = /(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/y;
const quoted = /'(?:[^'\\\n]|\\[\s\S])*'|"(?:[^"\\\n]|\\[\s\S])*"/y;
const word = /[\p{L}\p{N}_$]+/uy;
const expression = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
/** From a backtick, or from the brace that ends code inside a template, to the next code or the end. */
const templateText = /[`}](?:[^`\\$]|\\[\s\S]|\$(?!\{))*(?:`|\$\{)/y;

/** Words after which a slash begins a regular expression; after any other word it divides. */
const beforeExpression = new Set(['return', 'typeof', 'case', 'in', 'of', 'delete', 'void', 'throw', 'await', 'else']);
/** Signs after which a slash divides or, in JSX, closes a tag. */
const beforeDivision = new Set([')', ']', '}', '<', '>']);

/** A source text on its way to tokens. `braces` remembers which closing brace returns into a template. */
interface Reading {
  readonly text: string;
  readonly tokens: Token[];
  readonly braces: ('block' | 'template')[];
  at: number;
  line: number;
}

/** The tokens of a source text in their order. Of a template only the code inside it gives tokens. */
export function tokenize(text: string): readonly Token[] {
  const reading: Reading = { text, tokens: [], braces: [], at: 0, line: 1 };
  while (reading.at < text.length) readNext(reading);
  return reading.tokens;
}

function readNext(reading: Reading): void {
  if (take(reading, space) !== undefined || readTemplate(reading)) return;
  if (slashBeginsExpression(reading.tokens.at(-1)) && take(reading, expression) !== undefined) return;
  const line = reading.line;
  const string = take(reading, quoted);
  if (string !== undefined) {
    reading.tokens.push({ kind: 'string', text: string.slice(1, -1), line });
    return;
  }
  const name = take(reading, word);
  if (name !== undefined) reading.tokens.push({ kind: 'word', text: name, line });
  else readSign(reading);
}

function readTemplate(reading: Reading): boolean {
  const sign = reading.text[reading.at];
  const returns = sign === '}' && reading.braces.at(-1) === 'template';
  if (sign !== '`' && !returns) return false;
  const part = take(reading, templateText);
  if (part === undefined) return false;
  if (returns) reading.braces.pop();
  if (part.endsWith('${')) reading.braces.push('template');
  return true;
}

function readSign(reading: Reading): void {
  const sign = reading.text[reading.at] ?? '';
  if (sign === '{') reading.braces.push('block');
  if (sign === '}') reading.braces.pop();
  reading.tokens.push({ kind: 'sign', text: sign, line: reading.line });
  reading.at++;
}

/** Reads what the pattern matches here, or nothing. */
function take(reading: Reading, pattern: RegExp): string | undefined {
  pattern.lastIndex = reading.at;
  const found = pattern.exec(reading.text)?.[0];
  if (found === undefined) return undefined;
  reading.at += found.length;
  reading.line += found.split('\n').length - 1;
  return found;
}

function slashBeginsExpression(before: Token | undefined): boolean {
  switch (before?.kind) {
    case undefined:
      return true;
    case 'string':
      return false;
    case 'word':
      return beforeExpression.has(before.text);
    case 'sign':
      return !beforeDivision.has(before.text);
  }
}
