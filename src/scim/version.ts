// Versions as ETags (RFC 7644 §3.14). Tags are weak; If-Match compares the opaque part, as SCIM's own examples need.

/** The ETag of a version number: W/"3". */
export function entityTag(version: number): string {
  return `W/"${version}"`;
}

/** Whether a header with a list of tags (or *) names the version. */
export function namesVersion(header: string, version: number): boolean {
  if (header.trim() === '*') return true;
  const tags = header.matchAll(/(?:W\/)?"([^"]*)"/g);
  return [...tags].some((tag) => tag[1] === String(version));
}
