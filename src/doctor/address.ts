// The public address: whether Entra would take it, whether it leads here, how long its certificate holds, and what time it is there.

import { get as getPlainly, type IncomingMessage } from 'node:http';
import { get as getSecurely } from 'node:https';
import { TLSSocket } from 'node:tls';
import { type Finding, fault, ok, warning } from '../domain/index.ts';
import { reasonOf } from './reason.ts';

const timeoutMs = 3_000;
const maxSkewMs = 5_000;
const dayMs = 86_400_000;
const renewDays = 14;

interface Reached {
  readonly status: number;
  readonly body: string;
  /** Milliseconds since 1970, from the Date header. */
  readonly at: number;
  /** When the certificate ends; undefined without TLS. */
  readonly validUntil: number | undefined;
}

/**
 * `publicUrl` is what was configured; `ownUrl` is where the server listens. `installation` is what the server of this data says
 * of itself: "" where there is no data, undefined where it is not known.
 */
export async function checkAddress(
  publicUrl: string | undefined,
  ownUrl: string,
  installation?: string,
): Promise<readonly Finding[]> {
  const form = checkForm(publicUrl);
  const url = publicUrl ?? ownUrl;
  try {
    return [form, ...judge(await reach(`${url}/health/ready`), url, Date.now(), installation)];
  } catch (error) {
    const found = { url, reason: reasonOf(error) };
    return [form, publicUrl === undefined ? warning('reachable.no', found) : fault('reachable.no', found)];
  }
}

function checkForm(publicUrl: string | undefined): Finding {
  if (publicUrl === undefined) return warning('publicUrl.none');
  return publicUrl.startsWith('https:')
    ? ok('publicUrl.ok', { url: publicUrl })
    : warning('publicUrl.plain', { url: publicUrl });
}

export function judge(reached: Reached, url: string, now: number, installation?: string): readonly Finding[] {
  const answer = judgeOwner(reached, url, installation) ?? judgeAnswer(reached, url);
  return [answer, ...judgeCertificate(reached, now), judgeClock(reached, now)];
}

/** Whether it is the server of this data that answers. One whose data was taken away is, where there is none here. */
function judgeOwner({ body }: Reached, url: string, installation: string | undefined): Finding | undefined {
  const answering = /"installation":"([^"]+)"/.exec(body)?.[1];
  if (answering === undefined || installation === undefined || answering === installation) return undefined;
  if (installation === '' && problemOf(body) === 'moved') return undefined;
  return fault('reachable.another', { url });
}

/** What a node says of itself when something is wrong with its store. */
const problems = ['damaged', 'moved', 'full', 'fault'] as const;

function problemOf(body: string): (typeof problems)[number] | undefined {
  const named = /"problem":"([a-z]+)"/.exec(body)?.[1];
  return problems.find((each) => each === named);
}

function judgeAnswer({ status, body }: Reached, url: string): Finding {
  const found = { url, status };
  if (!/"status":"(ready|stopping|unavailable)"/.test(body)) return fault('reachable.other', found);
  const problem = problemOf(body);
  if (problem !== undefined) return (status === 200 ? warning : fault)(`reachable.${problem}`, found);
  return status === 200 ? ok('reachable.ok', { url }) : fault('reachable.notReady', found);
}

function judgeCertificate({ validUntil }: Reached, now: number): readonly Finding[] {
  if (validUntil === undefined) return [];
  const days = Math.floor((validUntil - now) / dayMs);
  return [days >= renewDays ? ok('certificate.ok', { days }) : warning('certificate.soon', { days })];
}

function judgeClock({ at }: Reached, now: number): Finding {
  if (Number.isNaN(at)) return ok('clock.unknown');
  const skewMs = Math.abs(now - at);
  if (skewMs <= maxSkewMs) return ok('clock.ok', { seconds: maxSkewMs / 1000 });
  return warning('clock.away', { seconds: Math.round(skewMs / 1000) });
}

/** One request, with a bound on its time; a certificate that is not trusted is an error. */
function reach(url: string): Promise<Reached> {
  return new Promise((resolve, reject) => {
    const get = url.startsWith('https:') ? getSecurely : getPlainly;
    const request = get(url, { agent: false, signal: AbortSignal.timeout(timeoutMs) }, (response) => {
      collect(response).then(resolve, reject);
    });
    request.once('error', reject);
  });
}

async function collect(response: IncomingMessage): Promise<Reached> {
  const { socket } = response;
  const validTo = socket instanceof TLSSocket ? socket.getPeerCertificate().valid_to : undefined;
  const validUntil = validTo === undefined ? undefined : Date.parse(validTo);
  let body = '';
  for await (const chunk of response) if (body.length < 4096) body += String(chunk);
  return { status: response.statusCode ?? 0, body, at: Date.parse(response.headers.date ?? ''), validUntil };
}
