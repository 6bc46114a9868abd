// What narrows the log, as it stands in the address.

export interface LogSearch {
  readonly failed?: true | undefined;
  readonly resource?: string | undefined;
}

export function readLogSearch(search: Readonly<Record<string, unknown>>): LogSearch {
  const resource = search['resource'];
  return {
    ...(search['failed'] === true || search['failed'] === 'true' ? { failed: true as const } : {}),
    ...(typeof resource === 'string' && resource !== '' ? { resource } : {}),
  };
}
