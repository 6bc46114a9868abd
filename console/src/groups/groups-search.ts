// What narrows the list of groups, as it stands in the address.

export interface GroupsSearch {
  readonly search?: string | undefined;
}

export function readGroupsSearch(search: Readonly<Record<string, unknown>>): GroupsSearch {
  const text = search['search'];
  if (typeof text === 'number') return { search: String(text) };
  return typeof text === 'string' && text !== '' ? { search: text } : {};
}
