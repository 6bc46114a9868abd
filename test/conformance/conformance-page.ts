// docs/conformance.md: every requirement with the tests that prove it, or the reason why there are none.

import type { Source } from '../architecture/sources.ts';
import { type Chapter, type Evidence, gatherEvidence, type Proof } from './evidence.ts';
import { anchorOf, escaped, linkToTest, list, page, table, wrapped } from './markdown.ts';
import { isMandatory, sectionOf } from './requirements/index.ts';

/** The page as it has to be. */
export function conformancePage(sources: readonly Source[]): string {
  const chapters = gatherEvidence(sources);
  return page([
    '# Conformance',
    ...introduction(chapters.flatMap(({ evidence }) => evidence)).map((paragraph) => wrapped(paragraph)),
    table(['Chapter', 'Sections', 'Requirements', 'Tested', 'Explained'], chapters.map(overviewRow)),
    ...chapters.flatMap(({ title, evidence }) => [`## ${title}`, list(evidence.flatMap(entry))]),
  ]);
}

function introduction(evidence: readonly Evidence[]): readonly string[] {
  const mandatory = evidence.filter(({ requirement }) => isMandatory(requirement));
  return [
    `This page lists the requirements of RFC 7643 (schema), RFC 7644 (protocol), RFC 9865 (cursors) and RFC 9967 (security events) with the tests that prove them. ${evidence.filter(isProven).length} of ${evidence.length} requirements are tested, and ${mandatory.filter(isProven).length} of the ${mandatory.length} mandatory ones; for the others the page explains why they do not apply or why Becard differs.`,
    'The tests in `test/conformance` send requests to the SCIM endpoint on every store. Their names begin with the id, so `npm test -- test/conformance --test-name-pattern=7644-3.3-f` runs those of one requirement.',
    'The level is the keyword of the RFC. `prose` is a requirement without a keyword, `example` is only shown in an example, and `implied` follows from other requirements.',
    '[Protocol decisions](protocol.md) describes what Becard does where the RFCs leave a choice; [Tolerances](tolerances.md) lists what it accepts beyond them.',
    '`npm run conformance` generates this page from the tests. `npm test` fails when it is out of date, or when a requirement has neither a test nor an explanation.',
  ];
}

function overviewRow({ title, sections, evidence }: Chapter): readonly string[] {
  const proven = evidence.filter(isProven).length;
  const counts = [evidence.length, proven, evidence.length - proven];
  return [`[${title}](#${anchorOf(title)})`, sections, ...counts.map(String)];
}

function isProven({ proofs }: Evidence): boolean {
  return proofs.some(({ kind }) => kind === 'test');
}

/** List items: the requirement, and below it its proofs. */
function entry({ requirement, proofs }: Evidence): readonly string[] {
  const { id, level, text } = requirement;
  const { name, url } = sectionOf(id);
  return [
    `**${id}** ${level} ([${name}](${url})): ${escaped(text)}`,
    ...proofs.map((proof) => `  ${proofText(proof)}`),
  ];
}

function proofText(proof: Proof): string {
  return proof.kind === 'reason' ? `*Explanation*: ${escaped(proof.because)}` : linkToTest(proof.title, proof.path);
}
