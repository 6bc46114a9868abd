// The syntax trees of filters and paths (RFC 7644 §3.4.2.2 Figure 1, §3.5.2 Figure 7), as written: nothing is looked up in a schema yet.

/** [URN ":"] name ["." sub-attribute] */
export interface AttributePath {
  readonly urn: string | undefined;
  readonly name: string;
  readonly sub: string | undefined;
}

/** attrPath, or attrPath "[" filter "]" with a sub-attribute behind it or not. */
export interface Path {
  readonly attribute: AttributePath;
  readonly filter: Filter | undefined;
  readonly sub: string | undefined;
}

export const operators = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le'] as const;
export type Operator = (typeof operators)[number];

export type Literal = string | number | boolean | null;

export type Filter =
  | { readonly kind: 'and' | 'or'; readonly left: Filter; readonly right: Filter }
  | { readonly kind: 'not'; readonly filter: Filter }
  | { readonly kind: 'present'; readonly path: Path }
  | { readonly kind: 'compare'; readonly path: Path; readonly operator: Operator; readonly value: Literal }
  /** A value path on its own: emails[type eq "work"]. */
  | { readonly kind: 'some'; readonly path: Path };

/** Bounds of a filter or path text. They hold before anything is parsed, so that no input is ever recursed into without one. */
export const filterLimits = { maxLength: 4096, maxDepth: 16, maxTerms: 100, maxPathLength: 1024 } as const;
