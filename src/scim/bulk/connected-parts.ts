// Circles of references (RFC 7644 §3.7.1): the strongly connected parts of a graph, after R. Tarjan (1972).
// The recursion is as deep as there are nodes at most, and a Bulk request has a bounded number of operations.

/** The nodes 0..n-1 in parts: two nodes are in one part when each leads to the other. `leadsTo[node]` are its arrows. */
export function connectedParts(leadsTo: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const entered = new Map<number, number>();
  const path: number[] = [];
  const onPath = new Set<number>();
  const parts: (readonly number[])[] = [];

  function visit(node: number): number {
    const order = entered.size;
    entered.set(node, order);
    path.push(node);
    onPath.add(node);
    const low = Math.min(order, ...(leadsTo[node] ?? []).map(reach));
    if (low === order) parts.push(close(node));
    return low;
  }

  function reach(node: number): number {
    const order = entered.get(node);
    if (order === undefined) return visit(node);
    return onPath.has(node) ? order : Number.POSITIVE_INFINITY;
  }

  function close(root: number): readonly number[] {
    const part = path.splice(path.lastIndexOf(root));
    for (const node of part) onPath.delete(node);
    return part;
  }

  for (const node of leadsTo.keys()) {
    if (!entered.has(node)) visit(node);
  }
  return parts;
}
