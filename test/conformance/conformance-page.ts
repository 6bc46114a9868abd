// docs/conformance.md: every requirement with the test that proves it, or the reason why none does.

import type { Source } from '../architecture/sources.ts';
import { type Chapter, type Evidence, gatherEvidence, type Proof } from './evidence.ts';
import { anchorOf, escaped, linkToTest, page, table } from './markdown.ts';
import { isMandatory, sectionOf } from './requirements/index.ts';

/** The page as it has to be. */
export function conformancePage(sources: readonly Source[]): string {
  const chapters = gatherEvidence(sources);
  return page([
    '# Conformance',
    introduction,
    totals(chapters.flatMap(({ evidence }) => evidence)),
    'This page is made from the tests by `npm run conformance`. `npm test` fails when it is out of date, or when a requirement has neither test nor reason.',
    table(['Chapter', 'Sections', 'Requirements', 'Proven', 'Argued'], chapters.map(overviewRow)),
    ...chapters.flatMap(({ title, evidence }) => [
      `## ${title}`,
      table(['Id', 'Section', 'Level', 'Requirement', 'Proof or reason'], evidence.map(row)),
    ]),
  ]);
}

const introduction = `Every requirement of RFC 7643 (schema), RFC 7644 (protocol) and RFC 9865 (cursors) that Becard is held to: the test that proves it, or the reason
why it does not apply or why Becard differs. The tests in \`test/conformance\` send requests to the SCIM interface over every store; their names begin
with the id, so \`npm test -- test/conformance --test-name-pattern=7644-3.3-f\` runs those of one requirement.

The level is the keyword of the RFC; \`prose\` is asked for without a keyword, \`example\` is only shown, \`implied\` follows from other requirements.
What was decided where the texts leave a choice is in [Protocol decisions](protocol.md), what is accepted beyond them in [Tolerances](tolerances.md).`;

function totals(evidence: readonly Evidence[]): string {
  const mandatory = evidence.filter(({ requirement }) => isMandatory(requirement));
  const [all, must] = [evidence, mandatory].map((some) => ({
    count: some.length,
    proven: some.filter(isProven).length,
  }));
  return `Of ${all?.count} requirements ${all?.proven} are proven by tests and the others argued; of the ${must?.count} that the RFCs make mandatory, ${must?.proven} are proven.`;
}

function overviewRow({ title, sections, evidence }: Chapter): readonly string[] {
  const proven = evidence.filter(isProven).length;
  const counts = [evidence.length, proven, evidence.length - proven];
  return [`[${title}](#${anchorOf(title)})`, sections, ...counts.map(String)];
}

function isProven({ proofs }: Evidence): boolean {
  return proofs.some(({ kind }) => kind === 'test');
}

function row({ requirement, proofs }: Evidence): readonly string[] {
  const { id, level, text } = requirement;
  const { name, url } = sectionOf(id);
  return [id, `[${name}](${url})`, level, escaped(text), proofs.map(proofText).join('<br>')];
}

function proofText(proof: Proof): string {
  return proof.kind === 'reason' ? escaped(proof.because) : linkToTest(proof.title, proof.path);
}
