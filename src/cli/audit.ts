// `becard audit list|check`

import type { Command } from 'commander';
import type { OperationAnswer } from '../http/index.ts';
import { inApi, verb } from './api.ts';
import { type Columns, print, printTable } from './output.ts';
import { readPages } from './pages.ts';
import { endWith } from './terminal.ts';
import { lineCount } from './whole-number.ts';
import type { WorkspaceOptions } from './workspace.ts';

type AuditCheck = OperationAnswer<'checkAudit'>;
type AuditEntry = OperationAnswer<'listAudit'>['items'][number];

interface CheckOptions extends WorkspaceOptions {
  readonly head?: string;
}

interface ListOptions extends WorkspaceOptions {
  readonly limit: number;
}

export function registerAudit(program: Command): void {
  const noun = program.command('audit').description('Audit log of the console and the command line');
  verb(noun, 'list', 'List actions, newest first')
    .option('--limit <number>', 'maximum number of entries', lineCount, 100)
    .action(list);
  verb(noun, 'check', 'Verify that no entry was changed or removed (exit code 1 if so)')
    .option('--head <number:hash>', 'compare with an audit_head from the server log')
    .action(check);
}

const columns: Columns<AuditEntry> = {
  NUMBER: 'sequence',
  TIME: 'at',
  ACTION: 'action',
  WHO: 'actor',
  FROM: 'origin',
  SUBJECT: 'subject',
  CHANGES: ({ changes }) => describe(changes),
};

function list({ limit, ...options }: ListOptions): Promise<void> {
  return inApi(options, async ({ call }) => {
    const entries = await readPages((query) => call('listAudit', { query }), limit);
    printTable(options.json, entries, columns, 'No entries yet.');
  });
}

function check({ head, ...options }: CheckOptions): Promise<void> {
  return inApi(options, async ({ call }) => {
    const verdict = await call('checkAudit', { query: { head } });
    if (verdict.state !== 'intact') endWith(1);
    print(options.json, verdict, () => explain(verdict));
  });
}

function explain(verdict: AuditCheck): string {
  const { state, sequence, keyId } = verdict;
  switch (state) {
    case 'intact':
      return explainIntact(verdict);
    case 'unproved':
      return keyId === undefined
        ? `Entry ${sequence} is signed with a key that the server does not have. Set BECARD_AUDIT_KEY.`
        : `Entry ${sequence} is not signed with key ${keyId}: this is another audit log or another key.`;
    default:
      return `Entry ${sequence} is ${state}: the audit log was changed in the database.`;
  }
}

function explainIntact({ entries = 0, keyed = 0, sealed = 0, keyId, head }: AuditCheck): string {
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
