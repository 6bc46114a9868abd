// The most similar known name, for a name that does not exist.

/** A sentence to put behind the one that says so; empty where no name is near. */
export function suggest(name: string, known: readonly string[]): string {
  const ranked = known
    .map((candidate) => ({ candidate, distance: editDistance(name, candidate) }))
    .toSorted((left, right) => left.distance - right.distance);
  const best = ranked[0];
  return best !== undefined && best.distance <= 4 ? ` Did you mean ${best.candidate}?` : '';
}

/** How many characters must be added, dropped or exchanged to make one name of the other (Levenshtein). */
function editDistance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (const [above, letter] of [...left].entries()) row = nextRow(row, above + 1, letter, right);
  return row.at(-1) ?? 0;
}

function nextRow(row: readonly number[], first: number, letter: string, right: string): number[] {
  const next = [first];
  for (const [index, other] of [...right].entries()) {
    const exchange = (row[index] ?? 0) + (letter === other ? 0 : 1);
    next.push(Math.min(exchange, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
  }
  return next;
}
