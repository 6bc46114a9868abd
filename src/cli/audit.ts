// `becard audit list|check`

import type { Command } from 'commander';
import { type AuditEntry, checkAudit } from '../directory/index.ts';
import { lineCount } from './line-count.ts';
import { print, table, time } from './output.ts';
import { inWorkspace, type WorkspaceOptions, withWorkspaceOptions } from './workspace.ts';

interface ListOptions extends WorkspaceOptions {
  readonly limit: number;
}

/** Adds the noun to the program. */
export function registerAudit(program: Command): void {
  const noun = program.command('audit').description('who did what, in the console and on the command line');
  withWorkspaceOptions(noun.command('list').description('list acts, newest first'))
    .option('--limit <number>', 'how many lines at most', lineCount, 100)
    .action(list);
  withWorkspaceOptions(
    noun.command('check').description('find out whether a line was changed or taken out (exit code 1)'),
  ).action(check);
}

function list({ limit, json, ...options }: ListOptions): Promise<void> {
  return inWorkspace(options, async ({ store }) => {
    const none = { action: undefined, actor: undefined, directoryId: undefined, since: undefined, until: undefined };
    const found = await store.audit.list({ ...none, before: undefined, limit });
    const lines = found.map((entry) => ({ ...entry, at: time(entry.at) }));
    print(json, lines, () =>
      table(
        ['NUMBER', 'TIME', 'ACTION', 'WHO', 'FROM', 'SUBJECT', 'CHANGES'],
        lines.map((line) => [
          line.sequence,
          line.at,
          line.action,
          line.actor,
          line.origin,
          line.subject,
          describe(line.changes),
        ]),
        'Nobody has done anything yet.',
      ),
    );
  });
}

function check(options: WorkspaceOptions): Promise<void> {
  return inWorkspace(options, async ({ audit }) => {
    const verdict = await checkAudit(audit);
    if (verdict.state !== 'intact') process.exitCode = 1;
    print(options.json, verdict, () =>
      verdict.state === 'intact'
        ? `All ${verdict.entries} lines are there and as they were written.`
        : `Line ${verdict.sequence} is ${verdict.state}: somebody has changed the audit log in the database.`,
    );
  });
}

function describe(changes: AuditEntry['changes']): string {
  return changes.map(({ path, before, after }) => `${path}: ${show(before)} -> ${show(after)}`).join(', ');
}

function show(value: unknown): string {
  return value === undefined ? '-' : JSON.stringify(value);
}
