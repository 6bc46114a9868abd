// The documents that are generated from tests and from the error catalogue.

import { conformancePage } from './conformance-page.ts';
import { errorsPage } from './errors-page.ts';
import { testSources } from './named-tests.ts';
import { tolerancesPage } from './tolerances-page.ts';

export interface Document {
  /** From the repository's folder. */
  readonly path: string;
  readonly text: string;
}

/** The documents as they have to be. */
export function makeDocuments(): readonly Document[] {
  const sources = testSources();
  return [
    { path: 'docs/conformance.md', text: conformancePage(sources) },
    { path: 'docs/errors.md', text: errorsPage() },
    { path: 'docs/tolerances.md', text: tolerancesPage(sources) },
  ];
}
