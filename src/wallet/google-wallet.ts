// Objects at Google Wallet: written by its REST API under a service account, and added to a phone by a signed link that names them.

import { createPrivateKey, randomUUID } from 'node:crypto';
import type { GoogleObject } from '../cards/index.ts';
import type { GoogleWalletSettings } from '../config.ts';
import type { Outbound, OutboundAnswer } from '../outbound/index.ts';

export interface GoogleWallet {
  readonly classId: string;
  readonly objectIdOf: (handle: string) => string;
  /** Creates or replaces an object. Rejects with a GoogleRefusal, or an OutboundError when there is no answer. */
  readonly save: (object: GoogleObject) => Promise<void>;
  /** The address at which a user adds an object that was saved. */
  readonly linkTo: (object: Pick<GoogleObject, 'id' | 'classId'>) => Promise<string>;
}

/** Google refused an object or a token request. */
export class GoogleRefusal extends Error {
  override readonly name = 'GoogleRefusal';
  readonly status: number;

  constructor(status: number, what: string) {
    super(`Google answered ${status} to ${what}`);
    this.status = status;
  }

  /** Whether the same request can succeed later. */
  get isTemporary(): boolean {
    return this.status >= 500 || [401, 403, 408, 429].includes(this.status);
  }
}

export interface GoogleOptions {
  readonly outbound: Pick<Outbound, 'send'>;
  readonly clock: () => number;
  /** Without a slash at its end. */
  readonly apiUrl?: string;
}

const googleApi = 'https://walletobjects.googleapis.com/walletobjects/v1';
const scope = 'https://www.googleapis.com/auth/wallet_object.issuer';
const saveAddress = 'https://pay.google.com/gp/v/save';
const assertionSeconds = 600;
/** A token is renewed so long before it ends. */
const marginMs = 60_000;

export function createGoogleWallet(settings: GoogleWalletSettings, options: GoogleOptions): GoogleWallet {
  const { outbound, clock, apiUrl = googleApi } = options;
  const classId = `${settings.issuer}.becard`;
  const key = createPrivateKey(settings.key);
  const sign = async (claims: Record<string, unknown>): Promise<string> => {
    const { SignJWT } = await import('jose');
    return new SignJWT({ iss: settings.email, iat: Math.floor(clock() / 1000), ...claims })
      .setProtectedHeader({
        alg: 'RS256',
        typ: 'JWT',
        ...(settings.keyId === undefined ? {} : { kid: settings.keyId }),
      })
      .sign(key);
  };
  let token: { readonly value: string; readonly until: number } | undefined;
  let hasClass = false;

  const authorize = async (): Promise<string> => {
    if (token !== undefined && clock() < token.until) return token.value;
    const now = Math.floor(clock() / 1000);
    const assertion = await sign({ aud: settings.tokenUrl, scope, exp: now + assertionSeconds, jti: randomUUID() });
    const body = new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const granted = readToken(await outbound.send({ url: settings.tokenUrl, headers, body: String(body) }));
    token = { value: granted.value, until: clock() + granted.seconds * 1000 - marginMs };
    return token.value;
  };
  const call = async (method: 'POST' | 'PUT', path: string, content: object): Promise<number> => {
    const headers = { authorization: `Bearer ${await authorize()}`, 'content-type': 'application/json' };
    const { status } = await outbound.send({ url: `${apiUrl}${path}`, method, headers, body: JSON.stringify(content) });
    if (status === 401) token = undefined;
    return status;
  };
  const ensureClass = async (): Promise<void> => {
    if (!hasClass) requireSuccess(await call('POST', '/genericClass', classOf(classId)), 'the class of cards', 409);
    hasClass = true;
  };
  return {
    classId,
    objectIdOf: (handle) => `${settings.issuer}.${handle}`,
    save: async (object) => {
      await ensureClass();
      const status = await call('PUT', `/genericObject/${object.id}`, object);
      if (status === 404) requireSuccess(await call('POST', '/genericObject', object), 'a new card', 409);
      else requireSuccess(status, 'a card');
    },
    linkTo: async ({ id, classId: ofClass }) => {
      const payload = { genericObjects: [{ id, classId: ofClass }] };
      return `${saveAddress}/${await sign({ aud: 'google', typ: 'savetowallet', payload })}`;
    },
  };
}

function requireSuccess(status: number, what: string, also?: number): void {
  if ((status < 200 || status >= 300) && status !== also) throw new GoogleRefusal(status, what);
}

function readToken({ status, body }: OutboundAnswer): { readonly value: string; readonly seconds: number } {
  requireSuccess(status, 'a request for a token');
  const answer: unknown = JSON.parse(body);
  const { access_token: value, expires_in: seconds } = answer as Readonly<Record<string, unknown>>;
  if (typeof value !== 'string' || typeof seconds !== 'number')
    throw new GoogleRefusal(status, 'a request for a token');
  return { value, seconds };
}

/** On the front below name and position: mobile number and email. */
function classOf(id: string): object {
  const itemOf = (name: string): object => ({
    firstValue: { fields: [{ fieldPath: `object.textModulesData['${name}']` }] },
  });
  const row = { twoItems: { startItem: itemOf('mobile'), endItem: itemOf('email') } };
  return { id, classTemplateInfo: { cardTemplateOverride: { cardRowTemplateInfos: [row] } } };
}
