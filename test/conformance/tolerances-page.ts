// docs/tolerances.md: each leniency of src/scim/tolerance.ts with the client that needs it and the test that holds it.

import { type Tolerance, tolerances } from '../../src/scim/index.ts';
import type { Source } from '../architecture/sources.ts';
import { anchorOf, escaped, linkToTest, page, table } from './markdown.ts';
import { findTest } from './named-tests.ts';

/** The page as it has to be. */
export function tolerancesPage(sources: readonly Source[]): string {
  return page([
    '# Tolerances',
    introduction,
    table(['Tolerance', 'Client'], tolerances.map(overviewRow)),
    ...tolerances.flatMap((tolerance) => part(sources, tolerance)),
  ]);
}

const introduction = `What clients send although the RFCs do not provide for it, and what Becard makes of it. The behaviour is the same for every client and every
directory; there is no flag to set. How the RFCs themselves are kept is in [Conformance](conformance.md).

This page is made from \`src/scim/tolerance.ts\` by \`npm run conformance\`. \`npm test\` fails when it is out of date, or when a test named here does not exist.`;

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
    why,
    ['```', example, '```'].join('\n'),
    [`- Client: ${client}`, `- Source: ${source}`, `- Test: ${proof}`].join('\n'),
  ];
}

function headingOf({ name }: Tolerance): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
