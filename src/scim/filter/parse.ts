// Recursive descent over the tokens of a filter or a PATCH path (RFC 7644 §3.4.2.2, §3.5.2). Depth and number of terms are bounded.

import { quote } from '../error.ts';
import { lex, SyntaxFault, type Token } from './lex.ts';
import {
  type AttributePath,
  type Filter,
  filterLimits,
  type Literal,
  type Operator,
  operators,
  type Path,
} from './syntax.ts';

/** Parses a whole filter. Throws SyntaxFault, which says what is wrong and where. */
export function parseFilterText(text: string): Filter {
  const reader = new Reader(text, filterLimits.maxLength);
  const filter = reader.or(false);
  reader.expectEnd();
  return filter;
}

/** Parses a whole path: attrPath, or valuePath with a sub-attribute or not. Throws SyntaxFault. */
export function parsePathText(text: string): Path {
  const reader = new Reader(text, filterLimits.maxPathLength);
  const path = reader.path();
  reader.expectEnd();
  return path;
}

/** Splits [URN ":"] name ["." sub]; undefined when a part is no attribute name (RFC 7643 §2.1, $ref by erratum 8924). */
export function parseAttributePath(text: string): AttributePath | undefined {
  const colon = text.lastIndexOf(':');
  const [name = '', sub, ...more] = text.slice(colon + 1).split('.');
  if (more.length > 0 || !isName(name) || (sub !== undefined && !isName(sub))) return undefined;
  if (colon === 0) return undefined;
  return { urn: colon < 0 ? undefined : text.slice(0, colon), name, sub };
}

function isName(text: string): boolean {
  return /^(?:[A-Za-z][A-Za-z0-9_$-]*|\$ref)$/i.test(text);
}

const number = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;

// Owns the position in the token list while one text is read.
class Reader {
  readonly #tokens: readonly Token[];
  #next = 0;
  #depth = 0;
  #terms = 0;

  constructor(text: string, maxLength: number) {
    if (text.length > maxLength) throw new SyntaxFault(`More than ${maxLength} characters`, maxLength);
    this.#tokens = lex(text);
  }

  or(inBrackets: boolean): Filter {
    let left = this.#and(inBrackets);
    while (this.#takeKeyword('or')) left = { kind: 'or', left, right: this.#and(inBrackets) };
    return left;
  }

  path(): Path {
    const token = this.#take();
    const attribute = token.kind === 'word' ? parseAttributePath(token.text) : undefined;
    if (attribute === undefined) throw new SyntaxFault('An attribute name is missing', token.at);
    const bracket = this.#peek();
    if (bracket.kind !== '[' || bracket.spaced) return { attribute, filter: undefined, sub: undefined };
    if (attribute.sub !== undefined) throw new SyntaxFault('A sub-attribute takes no filter', bracket.at);
    return { attribute, filter: this.#brackets(), sub: this.#subAttribute() };
  }

  expectEnd(): void {
    const token = this.#peek();
    if (token.kind !== 'end') throw new SyntaxFault('Unexpected text', token.at);
  }

  #and(inBrackets: boolean): Filter {
    let left = this.#term(inBrackets);
    while (this.#takeKeyword('and')) left = { kind: 'and', left, right: this.#term(inBrackets) };
    return left;
  }

  #term(inBrackets: boolean): Filter {
    this.#terms += 1;
    if (this.#terms > filterLimits.maxTerms)
      throw new SyntaxFault(`More than ${filterLimits.maxTerms} terms`, this.#peek().at);
    if (this.#peek().kind === '(') return this.#group(inBrackets);
    if (this.#isNot()) {
      this.#take();
      return { kind: 'not', filter: this.#group(inBrackets) };
    }
    return this.#expression(inBrackets);
  }

  // "not" is a keyword only before a bracket; both "not(" and "not (" are in use (erratum 7319).
  #isNot(): boolean {
    const token = this.#peek();
    return token.kind === 'word' && token.text.toLowerCase() === 'not' && this.#tokens[this.#next + 1]?.kind === '(';
  }

  #group(inBrackets: boolean): Filter {
    this.#open('(');
    const filter = this.or(inBrackets);
    this.#close(')');
    return filter;
  }

  #brackets(): Filter {
    this.#open('[');
    const filter = this.or(true);
    this.#close(']');
    return filter;
  }

  #expression(inBrackets: boolean): Filter {
    const start = this.#peek();
    const path = this.path();
    if (inBrackets && path.filter !== undefined) throw new SyntaxFault('Brackets inside brackets', start.at);
    const token = this.#peek();
    if (path.filter !== undefined && path.sub === undefined && !(token.kind === 'word' && isOperator(token.text))) {
      return { kind: 'some', path };
    }
    return this.#comparison(path);
  }

  #comparison(path: Path): Filter {
    const token = this.#take();
    const name = token.kind === 'word' && token.spaced ? token.text.toLowerCase() : undefined;
    if (name === 'pr') return { kind: 'present', path };
    const operator = operators.find((candidate) => candidate === name);
    if (operator === undefined) throw notAnOperator(token);
    return { kind: 'compare', path, operator: operator satisfies Operator, value: this.#literal() };
  }

  #literal(): Literal {
    const token = this.#take();
    const after = this.#peek();
    const isDelimited = after.spaced || after.kind === ')' || after.kind === ']' || after.kind === 'end';
    if (!token.spaced || !isDelimited) throw new SyntaxFault('A value has spaces around it', token.at);
    if (token.kind === 'string') return token.value;
    const value = token.kind === 'word' ? literalOf(token.text) : undefined;
    if (value === undefined) {
      throw new SyntaxFault('A value is missing: a string in double quotes, a number, true, false or null', token.at);
    }
    return value;
  }

  #subAttribute(): string | undefined {
    const token = this.#peek();
    if (token.kind !== 'word' || token.spaced) return undefined;
    if (!token.text.startsWith('.') || !isName(token.text.slice(1))) {
      throw new SyntaxFault('A sub-attribute is missing after "]"', token.at);
    }
    this.#take();
    return token.text.slice(1);
  }

  #takeKeyword(keyword: 'and' | 'or'): boolean {
    const token = this.#peek();
    if (token.kind !== 'word' || token.text.toLowerCase() !== keyword) return false;
    this.#take();
    return true;
  }

  #open(kind: '(' | '['): void {
    const token = this.#take();
    if (token.kind !== kind) throw new SyntaxFault(`"${kind}" is missing`, token.at);
    this.#depth += 1;
    if (this.#depth > filterLimits.maxDepth)
      throw new SyntaxFault(`Nested deeper than ${filterLimits.maxDepth}`, token.at);
  }

  #close(kind: ')' | ']'): void {
    const token = this.#take();
    if (token.kind !== kind) throw new SyntaxFault(`"${kind}" is missing`, token.at);
    this.#depth -= 1;
  }

  #peek(): Token {
    return this.#tokens[this.#next] ?? { kind: 'end', at: 0, spaced: false };
  }

  #take(): Token {
    const token = this.#peek();
    this.#next += 1;
    return token;
  }
}

function notAnOperator(token: Token): SyntaxFault {
  const known = `${operators.join(', ')}, pr`;
  const isWord = token.kind === 'word' && token.spaced;
  return new SyntaxFault(
    isWord ? `${quote(token.text)} is no operator (${known})` : `An operator (${known}) is missing`,
    token.at,
  );
}

function isOperator(text: string): boolean {
  const name = text.toLowerCase();
  return name === 'pr' || operators.some((operator) => operator === name);
}

// Exactly as JSON writes them.
function literalOf(text: string): Literal | undefined {
  if (text === 'true' || text === 'false') return text === 'true';
  if (text === 'null') return null;
  if (!number.test(text) || !Number.isFinite(Number(text))) return undefined;
  return Number(text);
}
