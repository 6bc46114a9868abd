// The catalogue's text for a code, and who has to act on it.

import type { KnownCode, ProblemText, ProblemTexts } from './catalogue.ts';

/** Who must do something about a code. */
export type Responsible = 'entra' | 'becard' | 'operator' | 'developer' | 'nobody';

const responsible: Readonly<Partial<Record<KnownCode, Responsible>>> = {
  'BC-101': 'entra',
  'BC-102': 'entra',
  'BC-103': 'becard',
  'BC-104': 'becard',
  'BC-105': 'entra',
  'BC-106': 'becard',
  'BC-107': 'becard',
  'BC-108': 'becard',
  'BC-201': 'entra',
  'BC-202': 'entra',
  'BC-301': 'entra',
  'BC-302': 'entra',
  'BC-303': 'entra',
  'BC-310': 'entra',
  'BC-311': 'entra',
  'BC-401': 'entra',
  'BC-402': 'entra',
  'BC-403': 'developer',
  'BC-404': 'entra',
  'BC-405': 'developer',
  'BC-406': 'developer',
  'BC-407': 'developer',
  'BC-410': 'operator',
  'BC-411': 'developer',
  'BC-412': 'developer',
  'BC-413': 'entra',
  'BC-414': 'developer',
  'BC-415': 'developer',
  'BC-416': 'entra',
  'BC-501': 'nobody',
  'BC-503': 'becard',
  'BC-601': 'operator',
  'BC-602': 'operator',
  'BC-603': 'operator',
  'BC-604': 'operator',
};

/** The text for a code; undefined for a code that this build does not know. */
export function findProblemText(texts: ProblemTexts, code: string | undefined): ProblemText | undefined {
  return code !== undefined && isKnown(texts, code) ? texts[code] : undefined;
}

/** Who must act; a developer where nobody else is known to. */
export function findResponsible(code: string): Responsible {
  return (Object.hasOwn(responsible, code) ? responsible[code as KnownCode] : undefined) ?? 'developer';
}

function isKnown(texts: ProblemTexts, code: string): code is KnownCode {
  return Object.hasOwn(texts, code);
}
