// What a browser makes of HTML: its elements and attributes, and apart from these its texts and the values that a card may set.

import { type DefaultTreeAdapterTypes, parse } from 'parse5';

export interface HtmlTree {
  /** Elements in their order, each behind its ancestors and with its attributes. */
  readonly elements: readonly string[];
  readonly texts: readonly string[];
  /** The values of href. */
  readonly links: readonly string[];
  /** The values of content. */
  readonly contents: readonly string[];
  /** Faults that the parser mended. */
  readonly faults: readonly string[];
}

type Node = DefaultTreeAdapterTypes.Node;

/** Attributes that have values of a card. */
const set = ['href', 'content'];

export function readTree(html: string): HtmlTree {
  const faults: string[] = [];
  const document = parse(html, { onParseError: ({ code }) => faults.push(code) });
  const nodes = [...walk(document, '')];
  return {
    elements: nodes.map(({ element }) => element).filter((element) => element !== undefined),
    texts: nodes.map(({ text = '' }) => text).filter((text) => text.trim() !== ''),
    links: nodes.flatMap(({ link = [] }) => link),
    contents: nodes.flatMap(({ content = [] }) => content),
    faults,
  };
}

interface Read {
  readonly element?: string;
  readonly text?: string;
  readonly link?: readonly string[];
  readonly content?: readonly string[];
}

function* walk(node: Node, path: string): Generator<Read> {
  if ('value' in node) yield { text: node.value };
  if (!('childNodes' in node)) {
    if (!('value' in node)) yield { element: `${path}/${node.nodeName}` };
    return;
  }
  const attributes = 'attrs' in node ? node.attrs : [];
  const shown = attributes.map(({ name, value }) => (set.includes(name) ? name : `${name}=${JSON.stringify(value)}`));
  const here = `${path}/${[node.nodeName, ...shown].join(' ')}`;
  const valuesOf = (wanted: string) => attributes.filter(({ name }) => name === wanted).map(({ value }) => value);
  yield { element: here, link: valuesOf('href'), content: valuesOf('content') };
  for (const child of node.childNodes) yield* walk(child, here);
}
