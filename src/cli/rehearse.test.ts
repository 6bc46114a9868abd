import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Command, CommanderError } from 'commander';
import { describeReport, registerRehearse } from './rehearse.ts';

const NEEDED = ['rehearse', '--tenant-url', 'http://127.0.0.1:1/scim', '--token', 't'];

function parse(args: readonly string[]): Promise<Command> {
  const program = new Command()
    .exitOverride()
    .configureOutput({ writeErr: () => undefined, writeOut: () => undefined });
  registerRehearse(program);
  for (const command of program.commands) command.exitOverride().configureOutput({ writeErr: () => undefined });
  return program.parseAsync(args, { from: 'user' });
}

const WRONG_USAGE: readonly (readonly [string, readonly string[]])[] = [
  ['without a token', NEEDED.slice(0, 3)],
  ['without a Tenant URL', ['rehearse', '--token', 't']],
  ['with a Tenant URL that is none', ['rehearse', '--token', 't', '--tenant-url', 'contoso']],
  ['with half a user', [...NEEDED, '--users', '1.5']],
  ['without users', [...NEEDED, '--users', '0']],
  ['with an unknown mapping', [...NEEDED, '--mapping', 'other']],
  ['with an unknown dialect', [...NEEDED, '--dialect', '2018']],
];

for (const [name, args] of WRONG_USAGE) {
  test(`rehearse ${name} is refused before anything is sent`, async () => {
    await assert.rejects(parse(args), CommanderError);
  });
}

test('the report for people names the verdict, each finding and its example', () => {
  const latencyMs = { p50: 1, p95: 2, p99: 3, max: 4 };

  const text = describeReport({
    tenantUrl: 'https://becard.example/scim/v2/ud_1',
    mapping: 'becard',
    dialect: 'legacy',
    users: 10,
    groups: 2,
    seed: 7,
    passed: false,
    connection: {
      isConnected: true,
      status: 200,
      shown: 'The supplied credentials are authorized to enable provisioning.',
    },
    cycles: [],
    requests: { total: 3, perSecond: 30, latencyMs, byKind: [{ kind: 'match user', count: 3, refused: 0, latencyMs }] },
    summary: { error: 1, warning: 0, note: 0 },
    findings: [
      {
        severity: 'error',
        code: 'member-lost',
        message: 'A member of a group is missing.',
        example: 'Messeteam: 4',
        count: 2,
      },
    ],
    durationMs: 100,
  });

  assert.match(text, /ERROR member-lost \(2x\): A member of a group is missing\.\n {2}for example Messeteam: 4/);
  assert.match(text, /Not passed: 1 errors, 0 warnings, 0 notes\./);
  assert.match(text, /match user +3 +1 +2 +3 +4/);
});
