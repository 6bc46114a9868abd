// `becard card export`

import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Command, Option } from 'commander';
import { Failure } from '../domain/index.ts';
import { inDirectory } from './api.ts';
import { print } from './output.ts';
import { pathOfFile } from './read-file.ts';
import type { WorkspaceOptions } from './workspace.ts';

const formats = ['csv', 'xlsx', 'vcard', 'vcard-zip', 'signature-zip'] as const;

interface ExportOptions extends WorkspaceOptions {
  readonly format: (typeof formats)[number];
  readonly search?: string;
  readonly state?: 'draft' | 'published' | 'paused';
  readonly department?: string;
}

export function registerExport(command: Command): void {
  command
    .addOption(new Option('--format <format>', 'form of the file').choices(formats).default('csv'))
    .option('--search <text>', 'only users whose name, email or key contains the text')
    .addOption(new Option('--state <state>', 'only cards in this state').choices(['draft', 'published', 'paused']))
    .option('--department <name>', 'only users of this department')
    .action(exportCards);
}

function exportCards(
  named: string,
  file: string,
  { format, search, state, department, ...options }: ExportOptions,
): Promise<void> {
  return inDirectory(options, named, async ({ call }, directory) => {
    const { body } = await call('exportCards', { directory, query: { format, search, state, department } });
    if (body !== null) await write(Readable.fromWeb(body), pathOfFile(file));
    print(options.json, { file }, () => `Written to ${file}.`);
  });
}

async function write(content: Readable, path: string): Promise<void> {
  try {
    await pipeline(content, createWriteStream(path));
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new Failure('BC-906', { reason: 'file', cause });
  }
}
