// Filters and paths (RFC 7644 §3.4.2.2).

export {
  type BoundFilter,
  bindElementFilter,
  bindFilter,
  type Comparison,
  leafOf,
  type Operand,
  parseFilter,
  readFilter,
} from './bind.ts';
export { SyntaxFault } from './lex.ts';
export { matches, matchesElement, valuesOf } from './match.ts';
export { parseAttributePath, parseFilterText, parsePathText } from './parse.ts';
export { printAttributePath, printFilter, printPath } from './print.ts';
export { type AttributePath, type Filter, filterLimits, type Literal, type Operator, type Path } from './syntax.ts';
