// Writes a filter or path back as text; parsing it again gives the same tree.

import type { AttributePath, Filter, Path } from './syntax.ts';

/** A filter in its shortest unambiguous form. */
export function printFilter(filter: Filter): string {
  switch (filter.kind) {
    case 'or':
      return `${printFilter(filter.left)} or ${printOperand(filter.right, ['or'])}`;
    case 'and':
      return `${printOperand(filter.left, ['or'])} and ${printOperand(filter.right, ['or', 'and'])}`;
    case 'not':
      return `not (${printFilter(filter.filter)})`;
    case 'present':
      return `${printPath(filter.path)} pr`;
    case 'compare':
      return `${printPath(filter.path)} ${filter.operator} ${JSON.stringify(filter.value)}`;
    case 'some':
      return printPath(filter.path);
    default:
      return filter satisfies never;
  }
}

/** A path as PATCH and filters write it. */
export function printPath(path: Path): string {
  const filter = path.filter === undefined ? '' : `[${printFilter(path.filter)}]`;
  const sub = path.sub === undefined ? '' : `.${path.sub}`;
  return `${printAttributePath(path.attribute)}${filter}${sub}`;
}

export function printAttributePath(path: AttributePath): string {
  const urn = path.urn === undefined ? '' : `${path.urn}:`;
  const sub = path.sub === undefined ? '' : `.${path.sub}`;
  return `${urn}${path.name}${sub}`;
}

function printOperand(filter: Filter, bracketed: readonly Filter['kind'][]): string {
  return bracketed.includes(filter.kind) ? `(${printFilter(filter)})` : printFilter(filter);
}
