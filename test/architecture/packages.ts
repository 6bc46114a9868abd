// Which packages the product needs at run time, and that every package is exactly the one that was looked at.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './sources.ts';

export interface LockedPackage {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
}

/** A new one needs its reason in the commit that adds it. */
export const runtimePackages: readonly string[] = [
  '@hono/node-server',
  '@valibot/to-json-schema',
  'cli-progress',
  'commander',
  'eventsource-parser',
  'hono',
  'ipaddr.js',
  'jose',
  'openapi-fetch',
  'passkit-generator',
  'pg',
  'pino',
  'prom-client',
  'sharp',
  'standardwebhooks',
  'string-width',
  'uqr',
  'valibot',
  'yauzl',
];

const registry = 'https://registry.npmjs.org/';

/** What package.json says. */
export function readManifest() {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { dependencies, devDependencies, optionalDependencies } = manifest;
  return { dependencies, all: { ...dependencies, ...devDependencies, ...optionalDependencies } };
}

/** The packages of package-lock.json by their paths. */
export function readLock(): Readonly<Record<string, LockedPackage>> {
  const { '': _, ...packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return packages;
}

export function isExact(version: string): boolean {
  return /^\d+\.\d+\.\d+$/.test(version);
}

/** From the registry, and with a digest by which it is recognised. */
export function isProven({ resolved = registry, integrity = '' }: LockedPackage): boolean {
  return resolved.startsWith(registry) && integrity.startsWith('sha512-');
}
