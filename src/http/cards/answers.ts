// Answers of the public addresses: each with its own content policy and an entity tag, and asked for again each time, so that a card that
// has ended is never shown from a cache.

import { createHash } from 'node:crypto';
import { isKnown } from '../known-tag.ts';

export interface PublicAnswer {
  readonly status: 200 | 302 | 403 | 404 | 410 | 429 | 500 | 503;
  readonly type: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
  /** The style of a page; its hash is the only one that the browser takes. */
  readonly style?: string;
  /** Whether elements have styles of their own, as in mails. */
  readonly hasStyledElements?: boolean;
  /** Whether the page sends a form to this server. */
  readonly hasForm?: boolean;
  /** Whether a picture is in the drawing itself. */
  readonly hasPicture?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

const policy = ["base-uri 'none'", "frame-ancestors 'none'"];

/** The answer, or 304 where the client has it already (RFC 9110 §13.1.2). */
export function answer(
  request: Request,
  {
    status,
    type,
    body,
    style,
    hasStyledElements = false,
    hasForm = false,
    hasPicture = false,
    headers = {},
  }: PublicAnswer,
): Response {
  const forms = `form-action ${hasForm ? "'self'" : "'none'"}`;
  const images = `img-src ${hasPicture ? 'data:' : "'self'"}`;
  const styles = style === undefined ? [] : [`style-src 'sha256-${hash(style, 'base64')}'`];
  const ofElements = hasStyledElements ? ["style-src-attr 'unsafe-inline'"] : [];
  const etag = `"${hash(body, 'base64url').slice(0, 22)}"`;
  const all = {
    'cache-control': 'no-cache',
    vary: 'accept-language',
    'content-security-policy': ["default-src 'none'", images, ...policy, forms, ...styles, ...ofElements].join('; '),
    'x-robots-tag': 'noindex, nofollow',
    ...headers,
  };
  if (status === 200 && isKnown(request, etag)) return new Response(null, { status: 304, headers: { ...all, etag } });
  const tagged = status === 200 ? { ...all, etag } : all;
  return new Response(body, { status, headers: { ...tagged, 'content-type': type } });
}

function hash(text: string | Uint8Array, encoding: 'base64' | 'base64url'): string {
  return createHash('sha256').update(text).digest(encoding);
}

/** The value of Content-Disposition that gives a file this name, in ASCII and in UTF-8 (RFC 6266, RFC 8187, formerly RFC 5987). */
export function namedFile(name: string, ending: string): string {
  const readable =
    name
      .replaceAll(/[\s\p{C}/\\:*?"<>|]+/gu, ' ')
      .trim()
      .slice(0, 80)
      .toWellFormed() || 'card';
  const plain =
    readable
      .normalize('NFKD')
      .replaceAll(/[^\w .-]+/g, '')
      .trim() || 'card';
  const escaped = encodeURIComponent(`${readable}${ending}`).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `inline; filename="${plain}${ending}"; filename*=UTF-8''${escaped}`;
}
