// `becard audit list|check`

import type { Command } from 'commander';
import {
  type AuditEntry,
  type AuditHead,
  type AuditVerdict,
  checkAudit,
  Failure,
  presentAction,
} from '../domain/index.ts';
import { type Columns, print, printTable, time } from './output.ts';
import { endWith } from './terminal.ts';
import { lineCount } from './whole-number.ts';
import { inWorkspace, verb, type WorkspaceOptions } from './workspace.ts';

interface CheckOptions extends WorkspaceOptions {
  readonly head?: string;
}

interface ListOptions extends WorkspaceOptions {
  readonly limit: number;
}

export function registerAudit(program: Command): void {
  const noun = program.command('audit').description('audit log of the console and the command line');
  verb(noun, 'list', 'list actions, newest first')
    .option('--limit <number>', 'maximum number of entries', lineCount, 100)
    .action(list);
  verb(noun, 'check', 'verify that no entry was changed or removed (exit code 1 if so)')
    .option('--head <number:hash>', 'compare with an audit_head from the server log')
    .action(check);
}

const columns: Columns<Omit<AuditEntry, 'at'> & { readonly at: string }> = {
  NUMBER: 'sequence',
  TIME: 'at',
  ACTION: ({ action }) => presentAction(action),
  WHO: 'actor',
  FROM: 'origin',
  SUBJECT: 'subject',
  CHANGES: ({ changes }) => describe(changes),
};

function list({ limit, json, ...options }: ListOptions): Promise<void> {
  return inWorkspace(options, async ({ store }) => {
    const none = { action: undefined, actor: undefined, directoryId: undefined, since: undefined, until: undefined };
    const found = await store.audit.list({ ...none, before: undefined, limit });
    const lines = found.map((entry) => ({ ...entry, at: time(entry.at) }));
    printTable(json, lines, columns, 'No entries yet.');
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
        ? `Entry ${verdict.sequence} is signed with a key that this machine does not have. Set BECARD_AUDIT_KEY.`
        : `Entry ${verdict.sequence} is not signed with key ${keyId}: this is another audit log or another key.`;
    default:
      return `Entry ${verdict.sequence} is ${verdict.state}: the audit log was changed in the database.`;
  }
}

function explainIntact({ entries, keyed, sealed, keyId, head }: AuditVerdict & { readonly state: 'intact' }): string {
  const plain = entries - keyed - sealed;
  const proofs = [
    ...(keyed > 0 ? [`${keyed} signed with key ${keyId}`] : []),
    ...(sealed > 0 ? [`${sealed} signed with an earlier key, sealed by a later entry`] : []),
    ...(plain > 0 ? [`${plain} by hash only${keyed > 0 ? ', sealed by a later entry' : ''}`] : []),
  ];
  const end = head === undefined ? [] : [`Head: ${head.sequence}:${head.hash}`];
  return [`All ${entries} entries verified: ${proofs.join(', ') || 'none yet'}.`, ...end].join('\n');
}

function describe(changes: AuditEntry['changes']): string {
  return changes.map(({ path, before, after }) => `${path}: ${show(before)} -> ${show(after)}`).join(', ');
}

function show(value: unknown): string {
  return value === undefined ? '-' : JSON.stringify(value);
}
