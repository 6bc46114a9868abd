// A refusal of the product: a code of the catalogue and the fields of its sentence. http/ and cli/ turn it into an answer.

import { sentences } from './sentences.ts';

export type FailureCode = keyof typeof sentences;

/** The fields of a refusal as they are stored and sent: `reason` names the sentence where a code has several. */
export type FailureFields = Readonly<Record<string, string | number>>;

type Placeholders<Sentence> = Sentence extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;
type Values<Sentence> = { readonly [Name in Placeholders<Sentence>]: string | number };

type Named<Code, Sentence> = [Placeholders<Sentence>] extends [never]
  ? [code: Code, fields?: undefined, options?: ErrorOptions]
  : [code: Code, fields: Values<Sentence>, options?: ErrorOptions];
type Reasoned<Code, Sentences> = [
  code: Code,
  fields: {
    [Reason in keyof Sentences]: { readonly reason: Reason } & Values<Sentences[Reason]>;
  }[keyof Sentences],
  options?: ErrorOptions,
];

/** What makes a Failure: a code, and the fields that its sentence names. */
export type FailureArguments = {
  [Code in FailureCode]: (typeof sentences)[Code] extends string
    ? Named<Code, (typeof sentences)[Code]>
    : Reasoned<Code, (typeof sentences)[Code]>;
}[FailureCode];

/** Something the product refuses. `detail` says what happened and what to do; it holds no secret. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: FailureCode;
  readonly fields: FailureFields | undefined;
  readonly detail: string;

  constructor(...[code, fields, options]: FailureArguments) {
    const detail = sentenceOf(code, fields ?? {});
    super(`${detail} [${code}]`, options);
    this.code = code;
    this.fields = fields;
    this.detail = detail;
  }
}

function sentenceOf(code: FailureCode, fields: FailureFields): string {
  const known: string | Readonly<Record<string, string>> = sentences[code];
  const sentence = typeof known === 'string' ? known : (known[fields['reason'] ?? ''] ?? '');
  return fillSentence(sentence, fields);
}

/** A sentence with its fields in place of `{name}`. */
export function fillSentence(sentence: string, fields: FailureFields): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(fields[name]));
}
