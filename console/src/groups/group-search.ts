// The open tab and the member search of a group in the address.

export interface GroupSearch {
  readonly tab?: 'members' | 'history';
  readonly search?: string;
}

export function readGroupSearch(search: Readonly<Record<string, unknown>>): GroupSearch {
  const text = typeof search['search'] === 'number' ? String(search['search']) : search['search'];
  return {
    ...(search['tab'] === 'history' ? { tab: 'history' as const } : {}),
    ...(typeof text === 'string' && text !== '' ? { search: text } : {}),
  };
}
