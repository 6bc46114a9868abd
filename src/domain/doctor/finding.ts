// What an examination of an installation says about one thing. The command line and the console show the same findings in their own words
// (texts.en.json, texts.de.json).

import texts from './texts.en.json' with { type: 'json' };

/** A `warning` deserves a look; a `fault` keeps Becard from working as promised. */
export const findingStates = ['ok', 'warning', 'fault'] as const;
export type FindingState = (typeof findingStates)[number];

export type FindingCode = keyof typeof texts.findings;
export type Check = keyof typeof texts.checks;

export interface Finding {
  readonly check: Check;
  readonly state: FindingState;
  readonly code: FindingCode;
  /** The values of the placeholders of its text. */
  readonly fields: Readonly<Record<string, string>>;
}

/** A finding in words. */
export interface FindingText {
  readonly found: string;
  /** What to do about it. */
  readonly next?: string;
}

type Fields = Readonly<Record<string, string | number>>;

export function ok(code: FindingCode, fields: Fields = {}): Finding {
  return findingOf('ok', code, fields);
}

export function warning(code: FindingCode, fields: Fields = {}): Finding {
  return findingOf('warning', code, fields);
}

export function fault(code: FindingCode, fields: Fields = {}): Finding {
  return findingOf('fault', code, fields);
}

/** A code begins with the name of its check. */
function findingOf(state: FindingState, code: FindingCode, fields: Fields): Finding {
  const [check] = code.split('.');
  const texts = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
  return { check: check as Check, state, code, fields: texts };
}

/** The English words. */
export function describeFinding({ check, code, fields }: Finding): FindingText & { readonly check: string } {
  const { found, next }: FindingText = texts.findings[code];
  return {
    check: texts.checks[check],
    found: fillIn(found, fields),
    ...(next === undefined ? {} : { next: fillIn(next, fields) }),
  };
}

/** A text with its placeholders replaced: `{name}`. */
function fillIn(text: string, fields: Finding['fields']): string {
  return text.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => fields[name] ?? placeholder);
}
