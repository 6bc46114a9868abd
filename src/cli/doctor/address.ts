// The public address: whether Entra would take it, whether it leads here, how long its certificate holds, and what time it is there.

import { get as getPlainly, type IncomingMessage } from 'node:http';
import { get as getSecurely } from 'node:https';
import { TLSSocket } from 'node:tls';
import type { Config } from '../../config.ts';
import { adviseOnProxy } from '../proxy-advice.ts';
import { type Finding, fault, ok, reasonOf, warning } from './finding.ts';

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
  try {
    const reached = await reach(`${publicUrl ?? ownUrl}/health/ready`);
    return [form, ...judge(reached, publicUrl ?? ownUrl, Date.now(), installation)];
  } catch (error) {
    const found = `${publicUrl ?? ownUrl} cannot be reached from here: ${reasonOf(error)}`;
    const next = 'Check that becard serve is running and that host name, proxy and certificate are correct.';
    return [form, publicUrl === undefined ? warning('Reachable', found, next) : fault('Reachable', found, next)];
  }
}

/** Where people come by https, a proxy ends it. */
export function checkProxy(config: Pick<Config, 'publicUrl' | 'trustProxy'>): readonly Finding[] {
  const name = 'Proxy';
  const advice = adviseOnProxy(config);
  if (advice !== undefined) return [warning(name, 'none is trusted', advice)];
  return config.trustProxy.length === 0 ? [] : [ok(name, `trusted: ${config.trustProxy.join(', ')}`)];
}

function checkForm(publicUrl: string | undefined): Finding {
  const name = 'Public URL';
  const next = 'Set BECARD_PUBLIC_URL to the https:// address of the reverse proxy: Entra accepts no other.';
  if (publicUrl === undefined) return warning(name, 'not set', next);
  return publicUrl.startsWith('https:') ? ok(name, publicUrl) : warning(name, `${publicUrl} has no TLS`, next);
}

export function judge(reached: Reached, url: string, now: number, installation?: string): readonly Finding[] {
  const answer = judgeOwner(reached, url, installation) ?? judgeAnswer(reached, url);
  return [answer, ...judgeCertificate(reached, now), judgeClock(reached, now)];
}

const restore = 'Stop Becard and restore the last verified backup: becard backup restore FILE --data EMPTY-FOLDER.';
/** What a node says of itself when something is wrong with its store. */
const problems: Readonly<Record<string, readonly [found: string, next: string]>> = {
  damaged: [
    'a part of its database could not be read',
    `See the store check above. If it found damage: ${restore} Otherwise the disk failed: see the system log.`,
  ],
  moved: [
    'its database file was moved, deleted or replaced while it ran',
    `Put the file back with its -wal and -shm files; Becard then continues automatically. Otherwise: ${restore}`,
  ],
  full: ['the disk of its database is full', 'Free some space; Becard then continues automatically.'],
  fault: ['its disk or its database fails', 'See the server log and the system log.'],
};

/** Whether it is the server of this data that answers. */
function judgeOwner({ body }: Reached, url: string, installation: string | undefined): Finding | undefined {
  const answering = /"installation":"([^"]+)"/.exec(body)?.[1];
  if (answering === undefined || installation === undefined || answering === installation) return undefined;
  return fault(
    'Reachable',
    `another Becard with other data answers at ${url}`,
    'Name the data of that server with --data or --database, or the address of this one with --port or --public-url.',
  );
}

function judgeAnswer({ status, body }: Reached, url: string): Finding {
  if (!/"status":"(ready|stopping|unavailable)"/.test(body)) {
    return fault(
      'Reachable',
      `something else than Becard answers at ${url} (${status})`,
      'Point the address to this server.',
    );
  }
  const problem = problems[/"problem":"([a-z]+)"/.exec(body)?.[1] ?? ''];
  const state = status === 200 ? 'ready' : `not ready (${status})`;
  const judge = status === 200 ? warning : fault;
  if (problem !== undefined) return judge('Reachable', `${url} is ${state}: ${problem[0]}`, problem[1]);
  if (status === 200) return ok('Reachable', `${url} is ready`);
  return fault('Reachable', `${url} is not ready (${status})`, 'See the server log.');
}

function judgeCertificate({ validUntil }: Reached, now: number): readonly Finding[] {
  if (validUntil === undefined) return [];
  const days = Math.floor((validUntil - now) / dayMs);
  const found = `trusted, for ${days} more days`;
  return [
    days >= renewDays
      ? ok('Certificate', found)
      : warning('Certificate', found, 'Renew it: Entra rejects an expired one.'),
  ];
}

function judgeClock({ at }: Reached, now: number): Finding {
  if (Number.isNaN(at)) return ok('Clock', 'the answer has no date to compare with');
  const skewMs = Math.abs(now - at);
  if (skewMs <= maxSkewMs) return ok('Clock', `within ${maxSkewMs / 1000} s of the public address`);
  return warning(
    'Clock',
    `${Math.round(skewMs / 1000)} s away from the public address`,
    'Synchronise it (chrony, systemd-timesyncd).',
  );
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
