// `becard audit list|check`

import type { Command } from 'commander';
import { type AuditEntry, type AuditHead, type AuditVerdict, checkAudit, Failure } from '../domain/index.ts';
import { lineCount } from './line-count.ts';
import { print, table, time } from './output.ts';
import { endWith } from './terminal.ts';
import { inWorkspace, type WorkspaceOptions, withWorkspaceOptions } from './workspace.ts';

interface CheckOptions extends WorkspaceOptions {
  readonly head?: string;
}

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
  )
    .option('--head <number:hash>', 'compare with an audit_head from the log of the server')
    .action(check);
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

function check({ head, ...options }: CheckOptions): Promise<void> {
  return inWorkspace(options, async ({ audit }) => {
    const verdict = await checkAudit(audit, head === undefined ? undefined : parseHead(head));
    if (verdict.state !== 'intact') endWith(1);
    print(options.json, verdict, () => explain(verdict, audit.key?.id));
  });
}

function parseHead(text: string): AuditHead {
  const [, sequence, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (sequence !== undefined && hash !== undefined) return { sequence: Number(sequence), hash };
  throw new Failure('BC-906', { reason: 'auditHead' });
}

function explain(verdict: AuditVerdict, keyId: string | undefined): string {
  switch (verdict.state) {
    case 'intact':
      return explainIntact(verdict);
    case 'unproved':
      return keyId === undefined
        ? `Line ${verdict.sequence} is under a key that is not here. Set BECARD_AUDIT_KEY.`
        : `Line ${verdict.sequence} is not under the key ${keyId} that is here: the audit log is another one, or this is another key.`;
    default:
      return `Line ${verdict.sequence} is ${verdict.state}: the audit log was changed in the database.`;
  }
}

function explainIntact({ entries, keyed, sealed, keyId, head }: AuditVerdict & { readonly state: 'intact' }): string {
  const plain = entries - keyed - sealed;
  const proofs = [
    ...(keyed > 0 ? [`${keyed} under the key ${keyId}`] : []),
    ...(sealed > 0 ? [`${sealed} under an earlier key that is not here, sealed by what follows`] : []),
    ...(plain > 0 ? [`${plain} by a plain hash${keyed > 0 ? ', sealed by what follows' : ''}`] : []),
  ];
  const end = head === undefined ? [] : [`The end is ${head.sequence}:${head.hash}`];
  return [`All ${entries} lines are there and as they were written: ${proofs.join(', ') || 'none yet'}.`, ...end].join(
    '\n',
  );
}

function describe(changes: AuditEntry['changes']): string {
  return changes.map(({ path, before, after }) => `${path}: ${show(before)} -> ${show(after)}`).join(', ');
}

function show(value: unknown): string {
  return value === undefined ? '-' : JSON.stringify(value);
}
