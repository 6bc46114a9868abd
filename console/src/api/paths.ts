// The addresses of the private API below its base, and the parameters of a list.

/** The path of a directory, or of something in it. */
export function pathOf(id: string, ...parts: readonly string[]): string {
  return pathTo('directories', id, ...parts);
}

export function pathTo(...parts: readonly string[]): string {
  return parts.map((part) => `/${encodeURIComponent(part)}`).join('');
}

/** Parameters as they go over the wire; absent and empty ones are left out. */
export type ListFilter = Readonly<Record<string, string | undefined>>;

export function queryOf(parameters: ListFilter): string {
  const given = Object.entries(parameters).filter(
    (pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== '',
  );
  return new URLSearchParams(given).toString();
}
