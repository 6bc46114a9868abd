// Earlier versions of templates and of the rules, kept when either is changed, so that a change can be undone.

import {
  type AssignmentRule,
  type CardStore,
  type CardTemplate,
  type CardVersion,
  Failure,
  type TemplateContent,
} from '../domain/index.ts';
import type { CardScope } from './scope.ts';

/** So many are kept of each. */
const maxVersions = 20;
/** What the versions of the rules are kept under; templates have ids. */
const rulesSubject = 'assignment';

export async function keepTemplate(
  cards: Pick<CardStore, 'keepVersion'>,
  { id, version, changedAt, ...content }: CardTemplate,
): Promise<void> {
  await cards.keepVersion(id, { version, changedAt, content }, maxVersions);
}

export async function keepRules(
  cards: Pick<CardStore, 'keepVersion'>,
  { version, changedAt, rules }: { readonly version: number; readonly changedAt: number; readonly rules: unknown },
): Promise<void> {
  await cards.keepVersion(rulesSubject, { version, changedAt, content: rules }, maxVersions);
}

/** A kept version of a template; the newest where none is named. Throws Failure BC-904 where there is none. */
export async function findTemplateVersion(
  scope: CardScope,
  id: string,
  version: number | undefined,
): Promise<TemplateContent> {
  // What is kept under a template's id is what was entered for it.
  return (await findVersion(scope, id, version)).content as TemplateContent;
}

/** The kept versions of a template, the newest first; of a logo the name alone. */
export async function templateVersions({ store, directory }: CardScope, id: string): Promise<readonly CardVersion[]> {
  const kept = await store.directory(directory.id).cards.versions(id);
  return kept.map((version) => {
    // What is kept under a template's id is what was entered for it.
    const { logo, ...content } = version.content as TemplateContent;
    return { ...version, content: { ...content, ...(logo === undefined ? {} : { logo: logo.hash }) } };
  });
}

/** The kept versions of the rules, the newest first. */
export async function rulesVersions({ store, directory }: CardScope): Promise<readonly CardVersion[]> {
  return store.directory(directory.id).cards.versions(rulesSubject);
}

/** Kept rules; the newest where no version is named. Throws Failure BC-904 where there are none. */
export async function findRulesVersion(
  scope: CardScope,
  version: number | undefined,
): Promise<readonly AssignmentRule[]> {
  // What is kept under this subject are rules.
  return (await findVersion(scope, rulesSubject, version)).content as readonly AssignmentRule[];
}

async function findVersion(
  { store, directory }: CardScope,
  subject: string,
  version: number | undefined,
): Promise<CardVersion> {
  const kept = await store.directory(directory.id).cards.versions(subject);
  const found = version === undefined ? kept[0] : kept.find((each) => each.version === version);
  if (found !== undefined) return found;
  throw new Failure('BC-904', { reason: 'cardVersion' });
}
