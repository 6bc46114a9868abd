// The settings of wallets: Apple's certificate with its key and issuer, Google's issuer with a service account. Those of a vendor are used
// together, so they are checked together.

import { createPrivateKey, X509Certificate } from 'node:crypto';
import * as v from 'valibot';
import type { Variable } from './config-setting.ts';

/** A Pass Type ID certificate of Apple; all three in PEM form. */
export interface AppleWalletSettings {
  readonly certificate: string;
  readonly key: string;
  /** The certificate of Apple that issued it (Worldwide Developer Relations). */
  readonly authority: string;
  /** Of the certificate's subject: "pass.com.contoso.card". */
  readonly passType: string;
  readonly team: string;
  readonly expiresAt: number;
}

/** An issuer account of Google Wallet with a service account that may write its objects. */
export interface GoogleWalletSettings {
  readonly issuer: string;
  readonly email: string;
  readonly keyId: string | undefined;
  /** In PEM form. */
  readonly key: string;
  readonly tokenUrl: string;
}

type WalletVariable = Variable<string | undefined>;

const certificateForm = 'a certificate in PEM form, which begins with -----BEGIN CERTIFICATE-----';

export const walletVariables = {
  appleCertificate: {
    variable: 'BECARD_APPLE_PASS_CERTIFICATE',
    accepts: certificateForm,
    schema: v.pipe(v.string(), v.check(isCertificate)),
    fallback: undefined,
    isSecret: true,
  },
  appleKey: {
    variable: 'BECARD_APPLE_PASS_KEY',
    accepts: 'an RSA key in PEM form without a password',
    schema: v.pipe(v.string(), v.check(isRsaKey)),
    fallback: undefined,
    isSecret: true,
  },
  appleAuthority: {
    variable: 'BECARD_APPLE_WWDR_CERTIFICATE',
    accepts: certificateForm,
    schema: v.pipe(v.string(), v.check(isCertificate)),
    fallback: undefined,
    isSecret: true,
  },
  googleIssuer: {
    variable: 'BECARD_GOOGLE_WALLET_ISSUER',
    accepts: 'the issuer ID of the Google Wallet console, a number such as 3388000000012345678',
    schema: v.pipe(v.string(), v.regex(/^\d{5,30}$/)),
    fallback: undefined,
  },
  googleKey: {
    variable: 'BECARD_GOOGLE_WALLET_KEY',
    accepts: 'the JSON key of a Google service account, with client_email and private_key',
    schema: v.pipe(v.string(), v.check(isServiceAccount)),
    fallback: undefined,
    isSecret: true,
  },
} satisfies Readonly<Record<string, WalletVariable>>;

type Read = (variable: WalletVariable) => string | undefined;

/** Undefined where nothing is set, or when it is not complete or does not fit together: then a fault says what. */
export function readAppleWallet(read: Read, faults: string[]): AppleWalletSettings | undefined {
  const { appleCertificate, appleKey, appleAuthority } = walletVariables;
  const before = faults.length;
  const [certificate, key, authority] = [read(appleCertificate), read(appleKey), read(appleAuthority)];
  if (faults.length > before) return undefined;
  if (certificate === undefined || key === undefined || authority === undefined) {
    noteMissing('Apple Wallet', { appleCertificate, appleKey, appleAuthority }, [certificate, key, authority], faults);
    return undefined;
  }
  const own = new X509Certificate(certificate);
  const { UID: passType, OU: team } = own.toLegacyObject().subject;
  const fault = findMisfit(own, key, new X509Certificate(authority));
  if (fault !== undefined) faults.push(fault);
  const names = { passType: String(passType), team: String(team), expiresAt: own.validToDate.getTime() };
  return { certificate, key, authority, ...names };
}

/** The same of Google. */
export function readGoogleWallet(read: Read, faults: string[]): GoogleWalletSettings | undefined {
  const { googleIssuer, googleKey } = walletVariables;
  const before = faults.length;
  const [issuer, text] = [read(googleIssuer), read(googleKey)];
  if (faults.length > before) return undefined;
  const account = text === undefined ? undefined : toServiceAccount(text);
  if (issuer === undefined || account === undefined) {
    noteMissing('Google Wallet', { googleIssuer, googleKey }, [issuer, text], faults);
    return undefined;
  }
  return { issuer, ...account };
}

/** Nothing is missing where nothing is set. */
function noteMissing(
  vendor: string,
  variables: Readonly<Record<string, WalletVariable>>,
  values: readonly (string | undefined)[],
  faults: string[],
): void {
  if (values.every((value) => value === undefined)) return;
  const names = Object.values(variables).map(({ variable }) => variable);
  const missing = names.filter((_, at) => values[at] === undefined);
  faults.push(`${vendor} needs ${names.join(' and ')}. Set ${missing.join(' and ')} as well.`);
}

function findMisfit(own: X509Certificate, key: string, authority: X509Certificate): string | undefined {
  const { appleCertificate, appleKey, appleAuthority } = walletVariables;
  const { UID: passType, OU: team } = own.toLegacyObject().subject;
  if (!/^pass\./.test(String(passType)) || team === undefined)
    return `${appleCertificate.variable} is not a Pass Type ID certificate: its subject has no UID that begins with "pass." and a team as OU.`;
  if (!own.checkPrivateKey(createPrivateKey(key)))
    return `${appleKey.variable} is not the key of ${appleCertificate.variable}. Give the key that its request was made with.`;
  if (!own.checkIssued(authority) || !own.verify(authority.publicKey))
    return `${appleAuthority.variable} did not issue ${appleCertificate.variable}. Give the WWDR certificate that its issuer names.`;
  return undefined;
}

function isCertificate(text: string): boolean {
  return succeeds(() => new X509Certificate(text)) && text.includes('-----BEGIN CERTIFICATE-----');
}

function isRsaKey(text: string): boolean {
  return succeeds(() => createPrivateKey(text)) && createPrivateKey(text).asymmetricKeyType === 'rsa';
}

function isServiceAccount(text: string): boolean {
  return toServiceAccount(text) !== undefined;
}

const googleTokenUrl = 'https://oauth2.googleapis.com/token';
const serviceAccount = v.object({
  client_email: v.pipe(v.string(), v.regex(/^[^\s@]+@[^\s@]+$/)),
  private_key: v.pipe(v.string(), v.check(isRsaKey)),
  private_key_id: v.optional(v.string()),
  token_uri: v.optional(v.pipe(v.string(), v.startsWith('https://')), googleTokenUrl),
});

function toServiceAccount(text: string): Omit<GoogleWalletSettings, 'issuer'> | undefined {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), serviceAccount), text);
  if (!parsed.success) return undefined;
  const { client_email: email, private_key: key, private_key_id: keyId, token_uri: tokenUrl } = parsed.output;
  return { email, key, keyId, tokenUrl };
}

function succeeds(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}
