// docs/tolerances.md: each leniency of src/scim/tolerance.ts with the client that needs it and its test.

import { type Tolerance, tolerances } from '../../src/scim/index.ts';
import type { Source } from '../architecture/sources.ts';
import { anchorOf, escaped, linkToTest, list, page, table, wrapped } from './markdown.ts';
import { findTest } from './named-tests.ts';

/** The page as it has to be. */
export function tolerancesPage(sources: readonly Source[]): string {
  return page([
    '# Tolerances',
    ...introduction.map((paragraph) => wrapped(paragraph)),
    table(['Tolerance', 'Client'], tolerances.map(overviewRow)),
    ...tolerances.flatMap((tolerance) => part(sources, tolerance)),
  ]);
}

const introduction = [
  'This page lists what clients send beyond the RFCs and how Becard interprets it. The behavior is the same for every client and every directory; there is no setting. [Conformance](conformance.md) covers the RFCs themselves.',
  '`npm run conformance` generates this page from `src/scim/tolerance.ts`. `npm test` fails when it is out of date, or when a test named here does not exist.',
];

function overviewRow(tolerance: Tolerance): readonly string[] {
  const heading = headingOf(tolerance);
  return [`[${heading}](#${anchorOf(heading)})`, escaped(tolerance.client)];
}

function part(sources: readonly Source[], tolerance: Tolerance): readonly string[] {
  const { client, example, why, source, test } = tolerance;
  const place = findTest(sources, test);
  const proof = place === undefined ? test : linkToTest(test, place.path);
  return [
    `## ${headingOf(tolerance)}`,
    wrapped(why),
    ['```', example, '```'].join('\n'),
    list([`Client: ${client}`, `Source: ${source}`, `Test: ${proof}`]),
  ];
}

function headingOf({ name }: Tolerance): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
