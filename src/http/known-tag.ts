// Whether a client has the present version of what it asks for (RFC 9110 §13.1.2).

export function isKnown(request: Request, etag: string): boolean {
  const known =
    request.headers
      .get('if-none-match')
      ?.split(',')
      .map((tag) => tag.trim()) ?? [];
  return known.some((tag) => tag === '*' || tag.replace(/^W\//, '') === etag);
}
