// Every code of an error or a warning. A code never changes its meaning. The English sentences of answers are in sentences.ts, the
// texts for administrators in both languages in texts.en.json and texts.de.json, those for programs in program-texts.ts, and
// docs/errors.md is written from all of them.

/** Who must act. */
export type Responsible = 'entra' | 'becard' | 'operator' | 'developer' | 'none';

/** The step of a SCIM request that fails. */
export type RequestStep = 'authenticate' | 'switches' | 'read' | 'match' | 'apply';

export interface ErrorEntry {
  /** Of the answer; absent for a warning on a request that succeeded. */
  readonly status?: number;
  /** RFC 7644 §3.12. */
  readonly scimType?: 'uniqueness';
  /** Access and SCIM errors are answered to Entra, console errors to the console and the command line. */
  readonly concerns: 'access' | 'scim' | 'console';
  readonly responsible: Responsible;
  readonly step?: RequestStep;
  /** Whether a request that succeeds may carry the code as a warning. */
  readonly isWarning?: true;
  /** Whether the sentence of the answer names the field or value, which the text for administrators cannot. */
  readonly showsSentence?: true;
}

export const catalogue = {
  'BC-101': { status: 401, concerns: 'access', responsible: 'entra', step: 'authenticate' },
  'BC-102': { status: 401, concerns: 'access', responsible: 'entra', step: 'authenticate' },
  'BC-103': { status: 401, concerns: 'access', responsible: 'becard', step: 'authenticate' },
  'BC-104': { status: 401, concerns: 'access', responsible: 'becard', step: 'authenticate' },
  'BC-105': { status: 401, concerns: 'access', responsible: 'entra', step: 'authenticate' },
  'BC-106': { status: 403, concerns: 'access', responsible: 'becard', step: 'switches' },
  'BC-107': { status: 403, concerns: 'access', responsible: 'becard', step: 'switches' },
  'BC-201': { status: 404, concerns: 'access', responsible: 'entra', step: 'authenticate' },
  'BC-202': { status: 404, concerns: 'scim', responsible: 'entra', step: 'match' },
  'BC-301': { status: 409, scimType: 'uniqueness', concerns: 'scim', responsible: 'entra', step: 'apply' },
  'BC-302': { concerns: 'scim', responsible: 'entra', isWarning: true },
  'BC-303': { concerns: 'scim', responsible: 'entra', isWarning: true },
  'BC-310': { concerns: 'scim', responsible: 'entra', isWarning: true },
  'BC-311': { concerns: 'scim', responsible: 'entra', isWarning: true },
  'BC-401': { status: 400, concerns: 'scim', responsible: 'entra', step: 'apply', isWarning: true },
  'BC-402': { status: 400, concerns: 'scim', responsible: 'entra', step: 'apply', isWarning: true },
  'BC-403': { status: 400, concerns: 'scim', responsible: 'developer', step: 'match' },
  'BC-404': { status: 400, concerns: 'scim', responsible: 'entra', step: 'apply' },
  'BC-405': { status: 412, concerns: 'scim', responsible: 'developer', step: 'apply' },
  'BC-406': { status: 409, concerns: 'scim', responsible: 'developer', step: 'apply' },
  'BC-407': { concerns: 'scim', responsible: 'developer', isWarning: true },
  'BC-410': { status: 413, concerns: 'scim', responsible: 'operator', step: 'read' },
  'BC-411': { status: 415, concerns: 'scim', responsible: 'developer', step: 'read' },
  'BC-412': { status: 405, concerns: 'scim', responsible: 'developer', step: 'read' },
  'BC-413': { status: 404, concerns: 'scim', responsible: 'entra', step: 'read' },
  'BC-414': { status: 501, concerns: 'scim', responsible: 'developer', step: 'read' },
  'BC-415': { status: 403, concerns: 'scim', responsible: 'developer', step: 'read' },
  'BC-416': { status: 413, concerns: 'scim', responsible: 'entra', step: 'apply' },
  'BC-501': { status: 429, concerns: 'scim', responsible: 'none', step: 'switches' },
  'BC-502': { status: 429, concerns: 'scim', responsible: 'entra', step: 'authenticate' },
  'BC-503': { status: 429, concerns: 'scim', responsible: 'becard', step: 'apply' },
  'BC-601': { status: 500, concerns: 'scim', responsible: 'operator', step: 'apply' },
  'BC-602': { status: 503, concerns: 'scim', responsible: 'operator', step: 'apply' },
  'BC-603': { status: 503, concerns: 'scim', responsible: 'operator', step: 'apply' },
  'BC-604': { status: 503, concerns: 'scim', responsible: 'operator', step: 'apply' },
  'BC-901': { status: 401, concerns: 'console', responsible: 'becard' },
  'BC-902': { status: 401, concerns: 'console', responsible: 'becard' },
  'BC-903': { status: 403, concerns: 'console', responsible: 'becard' },
  'BC-904': { status: 404, concerns: 'console', responsible: 'becard' },
  'BC-905': { status: 409, concerns: 'console', responsible: 'becard', showsSentence: true },
  'BC-906': { status: 400, concerns: 'console', responsible: 'becard', showsSentence: true },
  'BC-907': { status: 410, concerns: 'console', responsible: 'becard' },
  'BC-908': { status: 429, concerns: 'console', responsible: 'becard', showsSentence: true },
  'BC-909': { status: 403, concerns: 'console', responsible: 'becard' },
  'BC-910': { status: 409, concerns: 'console', responsible: 'becard' },
  'BC-911': { status: 409, concerns: 'console', responsible: 'becard', showsSentence: true },
  'BC-912': { status: 400, concerns: 'console', responsible: 'becard' },
  'BC-920': { status: 429, concerns: 'console', responsible: 'becard' },
  'BC-921': { status: 410, concerns: 'console', responsible: 'becard' },
  'BC-922': { status: 409, concerns: 'console', responsible: 'becard' },
  'BC-923': { status: 409, concerns: 'console', responsible: 'becard' },
  'BC-924': { status: 410, concerns: 'console', responsible: 'becard' },
  'BC-925': { status: 409, concerns: 'console', responsible: 'becard' },
  'BC-926': { status: 410, concerns: 'console', responsible: 'becard' },
  'BC-930': { status: 401, concerns: 'console', responsible: 'becard', showsSentence: true },
  'BC-931': { status: 401, concerns: 'console', responsible: 'becard' },
  'BC-932': { status: 401, concerns: 'console', responsible: 'becard' },
  'BC-941': { status: 422, concerns: 'console', responsible: 'becard' },
  'BC-942': { status: 409, concerns: 'console', responsible: 'becard' },
  'BC-950': { status: 422, concerns: 'console', responsible: 'becard', showsSentence: true },
  'BC-951': { status: 503, concerns: 'console', responsible: 'none' },
  'BC-940': { status: 412, concerns: 'console', responsible: 'becard' },
} as const satisfies Readonly<Record<string, ErrorEntry>>;

export type ErrorCode = keyof typeof catalogue;

export function findError(code: string | undefined): ErrorEntry | undefined {
  return code !== undefined && Object.hasOwn(catalogue, code) ? catalogue[code as ErrorCode] : undefined;
}

/** When Entra sends a refused request again (Microsoft, "Application provisioning in quarantine status"). */
export function retryOf({ status, responsible }: ErrorEntry): 'quarantine' | 'soon' | 'cycles' | undefined {
  if (status === undefined) return undefined;
  if (status === 401 || status === 403) return 'quarantine';
  return responsible === 'none' || responsible === 'operator' ? 'soon' : 'cycles';
}
