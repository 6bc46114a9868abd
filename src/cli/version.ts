// The version of this program, from its package.

import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { print } from './output.ts';

/** "0.1.0"; the same from the sources and from the build. */
export function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const hasVersion = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return hasVersion ? String(manifest.version) : 'unknown';
}

/** "becard 0.1.0 (Node 24.21.0)". */
export function versionLine(): string {
  return `becard ${readVersion()} (Node ${process.versions.node})`;
}

export function registerVersion(program: Command): void {
  program
    .command('version')
    .description('Print the version of Becard and of Node')
    .option('--json', 'print one JSON document')
    .action((options: { readonly json?: true }) => {
      print(options.json, { version: readVersion(), node: process.versions.node }, versionLine);
    });
}
