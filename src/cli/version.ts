// The version of this program, from its package.

import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { terminal } from './terminal.ts';

/** "0.1.0"; the same from the sources and from the build. */
export function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const hasVersion = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return hasVersion ? String(manifest.version) : 'unknown';
}

export function registerVersion(program: Command): void {
  program
    .command('version')
    .description('print the version of Becard and of Node')
    .option('--json', 'print one JSON document')
    .action((options: { readonly json?: true }) => {
      const versions = { version: readVersion(), node: process.versions.node };
      const text = options.json ? JSON.stringify(versions) : `becard ${versions.version} (Node ${versions.node})`;
      terminal().stdout.write(`${text}\n`);
    });
}
