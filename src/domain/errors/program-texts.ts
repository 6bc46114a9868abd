// What the API says to a program: the title and the next step of a problem document (RFC 9457), where the text for administrators would
// not be true. `{name}` is a field of the Failure.

import type { ErrorCode } from './catalogue.ts';
import { type FailureFields, fillSentence } from './failure.ts';
import type { sentences } from './sentences.ts';
import texts from './texts.en.json' with { type: 'json' };

type Sentences = typeof sentences;
type Reason<Code> = Code extends keyof Sentences
  ? Sentences[Code] extends string
    ? never
    : keyof Sentences[Code]
  : never;

interface ProgramText<Code> {
  /** The same for all reasons (RFC 9457 §3.1.3). Absent: the cause as administrators read it. */
  readonly title?: string;
  readonly nextStep: string;
  /** Instead of `nextStep`. */
  readonly byReason?: { readonly [Name in Reason<Code>]?: string };
}

const own: { readonly [Code in ErrorCode]?: ProgramText<Code> } = {
  'BC-410': { nextStep: 'Send less in one request.' },
  'BC-411': {
    nextStep: 'Send JSON, with Content-Type: application/json.',
    byReason: { file: 'Send the file itself, with its own Content-Type.' },
  },
  'BC-412': { nextStep: 'Use a method that the header Allow names.' },
  'BC-501': { nextStep: 'Send the request again after the seconds that Retry-After names.' },
  'BC-601': {
    nextStep:
      'Send the request again. If it fails again, the server operator finds its X-Request-Id in the server log.',
  },
  'BC-602': {
    nextStep:
      'Send the request again after the seconds that Retry-After names. If it keeps failing, the server operator checks the disk and the database.',
  },
  'BC-604': {
    nextStep: 'The server operator runs "becard doctor" and, if it finds damage, restores the last backup.',
  },
  'BC-901': {
    title: 'The request has no API key and no valid session.',
    nextStep:
      'Send an API key as "Authorization: Bearer becard_api_…". Administrators create keys in the console or with "becard api-key create".',
  },
  'BC-903': {
    title: 'The caller may not do this.',
    nextStep: 'Create a key with the scope that the operation names.',
    byReason: {
      scope: 'Create a key with the scope {scope}.',
      boundKey: 'Create a key without User Directories: it is for all of them.',
      caller: 'No API key may do this. An administrator does it in the console.',
      origin: 'Send an API key as "Authorization: Bearer becard_api_…", and no cookie.',
      role: 'Ask an owner for the role {needed}.',
      token: 'Ask an administrator to change or remove this token.',
    },
  },
  'BC-904': {
    nextStep: 'Check the ids in the address, and which User Directories the key is for.',
    byReason: {
      address: 'Compare method and path with /api/v1/openapi.json.',
      setupAddress: 'Ask an administrator, or use an API key.',
      setupDirectory: 'Use the User Directory that the setup link is for.',
      setupResources: 'Ask an administrator, or use an API key.',
    },
  },
  'BC-905': { nextStep: 'Resolve the conflict that detail names, then send the request again.' },
  'BC-906': { nextStep: 'Correct what detail names, then send the request again.' },
  'BC-911': { nextStep: 'Change the data that detail names, then send the request again.' },
  'BC-920': {
    title: 'Too many streams are open.',
    nextStep: 'Close a stream that is not needed, or read the same without a stream.',
  },
};

/** Title and next step for a program; without fields those that hold for every reason. */
export function programTextOf(code: ErrorCode, fields: FailureFields = {}): { title: string; nextStep: string } {
  const { cause, fix } = texts[code];
  const { title = cause, nextStep = fix, byReason = {} } = own[code] ?? {};
  const reasons: Readonly<Record<string, string>> = byReason;
  return { title, nextStep: fillSentence(reasons[fields['reason'] ?? ''] ?? nextStep, fields) };
}

/** Whether a program gets a text of its own. */
export function hasProgramText(code: ErrorCode): boolean {
  return own[code] !== undefined;
}
