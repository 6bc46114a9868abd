// The evidence for each requirement: its checks, tests outside this folder, or the reason for a difference.

import type { Source } from '../architecture/sources.ts';
import { argued } from './argued.ts';
import { elsewhere } from './elsewhere.ts';
import { findChecks, findTest, testSources } from './named-tests.ts';
import { arriving, knownDefects } from './open-points.ts';
import { chapters, type Requirement } from './requirements/index.ts';

export type Proof =
  | { readonly kind: 'test'; readonly path: string; readonly title: string }
  | { readonly kind: 'reason'; readonly because: string };

export interface Evidence {
  readonly requirement: Requirement;
  readonly proofs: readonly Proof[];
}

export interface Chapter {
  readonly name: string;
  readonly title: string;
  readonly sections: string;
  readonly evidence: readonly Evidence[];
}

/** Every requirement with its proofs, by chapter. */
export function gatherEvidence(sources: readonly Source[] = testSources()): readonly Chapter[] {
  const proofs = Map.groupBy([...provenHere(sources), ...provenElsewhere(sources), ...reasons()], ({ id }) => id);
  return chapters.map(({ name, title, sections, requirements }) => ({
    name,
    title,
    sections,
    evidence: requirements.map((requirement) => ({
      requirement,
      proofs: (proofs.get(requirement.id) ?? []).map(({ proof }) => proof),
    })),
  }));
}

interface Attributed {
  readonly id: string;
  readonly proof: Proof;
}

function provenHere(sources: readonly Source[]): readonly Attributed[] {
  return sources
    .filter(({ path }) => path.startsWith('test/conformance/'))
    .flatMap(findChecks)
    .flatMap(({ ids, path, title }) => ids.map((id) => ({ id, proof: { kind: 'test', path, title } })));
}

function provenElsewhere(sources: readonly Source[]): readonly Attributed[] {
  return elsewhere.flatMap(({ id, file, test }) => {
    const place = findTest(sources, test, file);
    return place === undefined ? [] : [{ id, proof: { kind: 'test', ...place, title: test } }];
  });
}

function reasons(): readonly Attributed[] {
  return [...argued, ...arriving, ...knownDefects].map(({ id, because }) => ({
    id,
    proof: { kind: 'reason', because },
  }));
}
