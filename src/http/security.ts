// Security headers of the console's pages (Content Security Policy Level 3; RFC 6797 for HTTPS only).

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** What a page may ask a browser for; the console asks for none of it. Writing to the clipboard stays: it copies tokens and links. */
const permissionsPolicy = [
  'camera',
  'display-capture',
  'geolocation',
  'hid',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
]
  .map((feature) => `${feature}=()`)
  .join(', ');

const everywhere = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'permissions-policy': permissionsPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** The headers that every answer outside the SCIM face carries. */
export function securityHeaders(publicUrl: string): Readonly<Record<string, string>> {
  const isSecure = publicUrl.startsWith('https:');
  return isSecure ? { ...everywhere, 'strict-transport-security': 'max-age=31536000' } : everywhere;
}

const validMs = 180 * 86_400_000;

/** The text at /.well-known/security.txt (RFC 9116). It is made for each request and so never out of date. */
export function securityText(contact: string, publicUrl: string, now: number): string {
  const lines = [
    `Contact: ${contact}`,
    `Expires: ${new Date(now + validMs).toISOString()}`,
    'Preferred-Languages: en, de',
    `Canonical: ${publicUrl}/.well-known/security.txt`,
  ];
  return `${lines.join('\n')}\n`;
}
