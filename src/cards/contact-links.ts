// What a value is reached by: the address behind a phone number and behind an email address (RFC 3966, RFC 6068).

export function phoneLink(number: string): string {
  return `tel:${number.replaceAll(/[^\d+*#,]/g, '')}`;
}

export function mailLink(email: string): string {
  return `mailto:${encodeURIComponent(email).replace('%40', '@')}`;
}
