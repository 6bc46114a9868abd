// A certificate chain like Apple's, made by openssl for one run of tests: an issuer, and a Pass Type ID certificate with its key.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppleWalletSettings } from '../../config.ts';

export const passType = 'pass.example.contoso.card';

export interface ChainOptions {
  /** Few bits sign fast. */
  readonly bits?: number;
  readonly days?: number;
  readonly subject?: string;
}

/** In PEM form, as an operator sets it. */
export function makeChain(options: ChainOptions = {}): AppleWalletSettings {
  const { bits = 2048, days = 400, subject = `/UID=${passType}/CN=Pass Type ID/OU=TEAM123456/O=Contoso` } = options;
  return inFolder((folder) => {
    const run = (...args: readonly string[]) => openssl(folder, ...args);
    const fresh = ['-newkey', `rsa:${bits}`, '-nodes', '-sha256'];
    run(
      ...['req', '-x509', ...fresh, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '3650'],
      ...['-subj', '/CN=Worldwide Developer Relations/O=Test'],
    );
    run('req', ...fresh, '-keyout', 'pass.key', '-out', 'pass.csr', '-subj', subject);
    run(
      ...['x509', '-req', '-in', 'pass.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-sha256'],
      ...['-days', String(days), '-out', 'pass.pem'],
    );
    const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
    const expiresAt = Date.parse(openssl(folder, 'x509', '-in', 'pass.pem', '-noout', '-enddate').slice(9));
    const names = { passType, team: 'TEAM123456', expiresAt };
    return { certificate: read('pass.pem'), key: read('pass.key'), authority: read('ca.pem'), ...names };
  });
}

/** What `openssl smime -verify` says of the signature of a pass; throws where it is not one of this chain. */
export function verifySignature(files: ReadonlyMap<string, Buffer>, { authority }: AppleWalletSettings): void {
  inFolder((folder) => {
    for (const name of ['manifest.json', 'signature']) writeFileSync(join(folder, name), files.get(name) ?? '');
    writeFileSync(join(folder, 'ca.pem'), authority);
    openssl(
      folder,
      ...['smime', '-verify', '-inform', 'DER', '-in', 'signature', '-content', 'manifest.json'],
      ...['-CAfile', 'ca.pem', '-purpose', 'any', '-out', 'verified'],
    );
  });
}

function inFolder<Result>(work: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'becard-chain-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function openssl(folder: string, ...args: readonly string[]): string {
  return execFileSync('openssl', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}
