// How Entra turns a Tenant URL and a query into an address: the flag stays in the query, spaces are `+`, quotes `%22`.
// Source: MicrosoftDocs/azure-docs issues 11784 and 21660 (captured requests).

/** One name and value of a query string, in the order in which it is sent. */
export type QueryPart = readonly [name: string, value: string];

/** Encodes a query as Entra does: `filter=userName+eq+%22a%22`. */
export function encodeQuery(parts: readonly QueryPart[]): string {
  return parts.map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll('%20', '+')}`).join('&');
}

/** Puts a path behind a Tenant URL: a slash at its end is not doubled, its own query (`?aadOptscim062020`) comes first. */
export function joinTenantUrl(tenantUrl: string, path: string, query: readonly QueryPart[] = []): string {
  const [base = '', ...flags] = tenantUrl.split('?');
  const search = [flags.join('?'), encodeQuery(query)].filter((part) => part !== '').join('&');
  return `${base.replace(/\/+$/, '')}${path}${search === '' ? '' : `?${search}`}`;
}

/** Whether the Tenant URL asks for the PATCH dialect of 2020, in any of the spellings in use. */
export function hasDialectFlag(tenantUrl: string): boolean {
  return /[?&](\w+=)?aadOptscim062020\b/i.test(tenantUrl);
}
