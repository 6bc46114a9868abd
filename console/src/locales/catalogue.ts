// What both languages must have: the English catalogue sets the keys, and the types refuse a German one that lacks any.

import type { messages } from './en.ts';
import type { problems } from './problems-en.ts';

export type MessageId = keyof typeof messages;
export type KnownCode = keyof typeof problems;

/** What happened and what to do about it, in the reader's language. */
export interface ProblemText {
  readonly cause: string;
  readonly cure: string;
}

export type ProblemTexts = Readonly<Record<KnownCode, ProblemText>>;
export type Values = Readonly<Record<string, string | number>>;

/** Gives the text with this id in the language of the screen. */
export type Words = (id: MessageId, values?: Values) => string;
