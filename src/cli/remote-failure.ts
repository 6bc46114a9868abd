// What keeps a remote server from doing a command, in sentences: it refused, or it was not reached.

import * as v from 'valibot';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { nextStepsOf } from './next-steps.ts';

/** Exit codes are those of a command on the store of this machine. */
export class RemoteFailure extends Error {
  override readonly name = 'RemoteFailure';
  readonly exitCode: ExitCode;
  readonly sentences: readonly string[];

  constructor(exitCode: ExitCode, sentences: readonly string[], options?: ErrorOptions) {
    super(sentences.join('\n'), options);
    this.exitCode = exitCode;
    this.sentences = sentences;
  }
}

/** The part of a problem (RFC 9457) that a command prints. A later server may say more. */
const problem = v.object({
  code: v.string(),
  detail: v.string(),
  nextStep: v.optional(v.string()),
  fields: v.optional(v.record(v.string(), v.union([v.string(), v.number()]))),
});

/** What a response says that is no success. `request`: "GET https://cards.example.com/api/v1/directories". */
export async function refusalOf(request: string, response: Response): Promise<RemoteFailure> {
  const { status, headers } = response;
  const location = status >= 300 && status < 400 ? URL.parse(headers.get('location') ?? '', response.url) : null;
  if (location !== null)
    return new RemoteFailure(exitCodes.fault, [
      `${request}: the server sends to ${location.origin}. Name that address with --server or BECARD_SERVER.`,
    ]);
  const parsed = v.safeParse(problem, parseJson(await response.text().catch(() => '')));
  if (!parsed.success)
    return new RemoteFailure(exitCodes.fault, [
      `${request}: status ${status}, and not the answer of a Becard server.`,
      'Check the address, and the reverse proxy before the server.',
    ]);
  const { code, detail, nextStep, fields } = parsed.output;
  // What an input lacks, its sentence says; of everything else the next step is elsewhere.
  const isElsewhere = status === 401 || status > 409;
  return new RemoteFailure(exitCodeOfStatus(status), [
    `${detail} [${code}]`,
    ...nextStepsOf(code, fields),
    ...(isElsewhere && nextStep !== undefined ? [nextStep] : []),
  ]);
}

/** What an answer of the API means for the command. */
export function exitCodeOfStatus(status: number): ExitCode {
  if (status >= 500) return exitCodes.fault;
  if (status === 404) return exitCodes.notFound;
  return status === 400 ? exitCodes.usage : exitCodes.refused;
}

/** By code of the error: what happened, and what to do. */
const faults: Readonly<Record<string, readonly [happened: string, step: string]>> = {
  ECONNREFUSED: ['the connection was refused', 'Check that the server runs, and its address and port.'],
  ENOTFOUND: ['the name of the server was not found', 'Check the address, and the DNS of this machine.'],
  EAI_AGAIN: ['the name of the server could not be looked up', 'Check the DNS of this machine, then try again.'],
  EHOSTUNREACH: ['there is no route to the server', 'Check the network, VPN and firewall.'],
  ENETUNREACH: ['there is no route to the server', 'Check the network, VPN and firewall.'],
  ECONNRESET: ['the connection was closed before the answer', 'Check whether the address begins with https://.'],
  UND_ERR_SOCKET: ['the connection was closed before the answer', 'Check whether the address begins with https://.'],
  CERT_HAS_EXPIRED: ['the TLS certificate has expired', 'Renew the certificate of the server.'],
  CERT_NOT_YET_VALID: ['the TLS certificate is not valid yet', 'Check the clock of this machine.'],
  ERR_TLS_CERT_ALTNAME_INVALID: [
    'the TLS certificate is for another name',
    'Use the name that the certificate is for, or add this one to it.',
  ],
};
const unreached = ['ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'];
const untrusted = [
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
];

/** Why a request got no answer. */
export function unreachedOf(request: string, error: unknown): RemoteFailure {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const isTimeout = cause instanceof Error && cause.name === 'TimeoutError';
  const message = cause instanceof Error ? cause.message : String(cause);
  const [happened, step] = explainUnreached(isTimeout ? 'ETIMEDOUT' : codeOf(cause), message);
  return new RemoteFailure(exitCodes.fault, [`${request}: ${happened}.`, step], { cause: error });
}

/** The same by the code of the system's error; `message` is for a code that is not known. */
export function explainUnreached(code: string, message: string): readonly [happened: string, step: string] {
  if (unreached.includes(code))
    return [
      'there was no answer in time',
      'Check network and firewall. Look whether the change was made before you repeat it.',
    ];
  if (untrusted.includes(code))
    return [
      `the TLS certificate is not trusted (${code})`,
      'If your own authority issued it, name its certificate in NODE_EXTRA_CA_CERTS=/path/to/ca.pem.',
    ];
  if (code === 'EPROTO' || code.startsWith('ERR_SSL_'))
    return ['the server does not speak TLS at this port', 'Use the port of its HTTPS, or http:// in the address.'];
  return faults[code] ?? [message, 'Check that the server runs, and its address.'];
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
