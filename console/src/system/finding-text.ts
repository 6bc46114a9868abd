// A finding in the language of the screen. One of a newer server, which has no text here, keeps the words of the server.

import type { Finding } from '../../../src/http/api/schemas/installation.ts';

interface Text {
  readonly found: string;
  readonly next?: string;
}

export interface FindingTexts {
  readonly checks: Readonly<Record<string, string>>;
  readonly findings: Readonly<Record<string, Text>>;
}

type Words = Pick<Finding, 'check' | 'found' | 'next'>;

export function textOf({ check, code, fields, found, next }: Finding, { checks, findings }: FindingTexts): Words {
  const text = findings[code];
  if (text === undefined) return { check, found, ...(next === undefined ? {} : { next }) };
  const fillIn = (pattern: string): string =>
    pattern.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => fields[name] ?? placeholder);
  return {
    check: checks[code.split('.')[0] ?? ''] ?? check,
    found: fillIn(text.found),
    ...(text.next === undefined ? {} : { next: fillIn(text.next) }),
  };
}
