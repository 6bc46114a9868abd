// The text for an error code, and who must act on it.

import type { MessageId, Messages } from './words.ts';

/** The codes that have a text. */
export type KnownCode = MessageId extends infer Id ? (Id extends `problem.${infer Code}.cause` ? Code : never) : never;

/** What happened and what to do about it. */
export interface ProblemText {
  readonly cause: string;
  readonly fix: string;
}

/** Who must act. */
export type Responsible = 'entra' | 'becard' | 'operator' | 'developer' | 'none';

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
  'BC-501': 'none',
  'BC-503': 'becard',
  'BC-601': 'operator',
  'BC-602': 'operator',
  'BC-603': 'operator',
  'BC-604': 'operator',
};

/** The text for a code; undefined for a code that this build does not know. */
export function findProblemText(messages: Messages, code: string | undefined): ProblemText | undefined {
  if (code === undefined || !isKnown(messages, code)) return undefined;
  return { cause: messages[`problem.${code}.cause`], fix: messages[`problem.${code}.fix`] };
}

/** Who must act; developers for a code without an entry. */
export function findResponsible(code: string): Responsible {
  return (Object.hasOwn(responsible, code) ? responsible[code as KnownCode] : undefined) ?? 'developer';
}

function isKnown(messages: Messages, code: string): code is KnownCode {
  return Object.hasOwn(messages, `problem.${code}.cause`);
}
