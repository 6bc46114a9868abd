// All texts of one language: its messages, and the texts of errors and warnings, which are kept with the server's catalogue. Each language
// is a file of its own, so that a browser loads one.

import type { ErrorCode } from '../../../src/domain/errors/catalogue.ts';
import type { Language } from './language.ts';
import type { Messages } from './words.ts';

export interface Texts {
  readonly language: Language;
  readonly messages: Messages;
  readonly problems: ProblemTexts;
}

export async function loadTexts(language: Language): Promise<Texts> {
  const { messages, problems } = language === 'de' ? await import('./german.ts') : await import('./english.ts');
  return { language, messages, problems: { ...problems, ...ownProblems(messages) } };
}

/** What happened and what to do about it. */
export interface ProblemText {
  readonly cause: string;
  readonly fix: string;
}

/** By code, and by code and reason where a reason has a fix of its own; `code`, `network` and `unknown` are errors that the console itself finds. */
type ProblemTexts = Readonly<Record<ErrorCode | 'BC-102 malformed' | 'code' | 'network' | 'unknown', ProblemText>>;

function ownProblems(messages: Messages) {
  return {
    'BC-102 malformed': { cause: messages['problem.header.cause'], fix: messages['problem.header.fix'] },
    code: { cause: messages['problem.code.cause'], fix: messages['problem.code.fix'] },
    network: { cause: messages['problem.network.cause'], fix: messages['problem.network.fix'] },
    unknown: { cause: messages['problem.unknown.cause'], fix: messages['problem.unknown.fix'] },
  };
}

/** The text for a code, or for the reason that a refusal names; undefined for a code that this build does not know. */
export function findProblemText(
  texts: Readonly<Record<string, ProblemText>>,
  code = '',
  fields: Readonly<Record<string, unknown>> = {},
): ProblemText | undefined {
  const key = [`${code} ${String(fields['reason'])}`, code].find((each) => Object.hasOwn(texts, each));
  return key === undefined ? undefined : texts[key];
}
