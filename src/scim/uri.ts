// What a reference may be (RFC 7643 §2.3.7): a URI or a relative reference (RFC 3986 §4.1). Letters beyond ASCII are let pass, as in
// an IRI (RFC 3987): people copy addresses as browsers show them.

const forbidden = /[\s\p{Cc}"<>\\^`{|}]|%(?![\da-f]{2})/iu;
const scheme = /^[a-z][a-z\d+.-]*:/i;
const authority = /^\/\/[^/?#]*/;
const host = /^\/\/(?:[^[\]]*@)?(?:\[[\da-f:.]+\](?::\d*)?|[^[\]]*)$/i;

/**
 * Whether a text is a URI or a relative reference.
 *
 * @example isUriReference('../Users/2819c223') && !isUriReference('not a uri')
 */
export function isUriReference(text: string): boolean {
  if (forbidden.test(text)) return false;
  const [before = ''] = text.split(/[/?#]/, 1);
  const [named] = scheme.exec(text) ?? [];
  // What comes before the first slash is a scheme as soon as it has a colon (§4.2).
  if (before.includes(':') && named === undefined) return false;
  const rest = text.slice(named?.length ?? 0);
  const [place = ''] = authority.exec(rest) ?? [];
  if (place !== '' && !host.test(place)) return false;
  return !/[[\]]|#.*#/.test(rest.slice(place.length));
}
