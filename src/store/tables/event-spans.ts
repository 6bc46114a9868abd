// Spans of time in which events are looked for, joined where they are close: a page of the provisioning log is one span as a rule, and
// the lines that a search found are some.

import type { EventSpan, ResourceId } from '../../domain/store.ts';

export interface SpanCluster {
  readonly ids: readonly ResourceId[];
  readonly from: number;
  readonly until: number;
}

/** So close that one walk costs less than two searches for its end. */
const nearMs = 20 * 60_000;

/** The newest first; all in one where an index finds the events of each resource. */
export function clusterSpans(spans: readonly EventSpan[], isOne: boolean): readonly SpanCluster[] {
  const clusters: SpanCluster[] = [];
  for (const { resourceId, from, until } of spans.toSorted((left, right) => right.until - left.until)) {
    const last = clusters.at(-1);
    const isNear = last !== undefined && (isOne || last.from - until < nearMs);
    if (isNear) {
      const ids = last.ids.includes(resourceId) ? last.ids : [...last.ids, resourceId];
      clusters[clusters.length - 1] = { ids, from: Math.min(last.from, from), until: last.until };
    } else clusters.push({ ids: [resourceId], from, until });
  }
  return clusters;
}
