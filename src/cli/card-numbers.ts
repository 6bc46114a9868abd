// `becard card numbers`

import { type Command, Option } from 'commander';
import type { OperationAnswer } from '../http/index.ts';
import { inDirectory } from './api.ts';
import { printTable } from './output.ts';
import { UsageError } from './usage-error.ts';
import { wholeNumber } from './whole-number.ts';
import type { WorkspaceOptions } from './workspace.ts';

type Numbers = OperationAnswer<'getCardNumbers'>;

interface NumberOptions extends WorkspaceOptions {
  readonly days: number;
  readonly onlySums?: 'on' | 'off';
}

export function registerNumbers(command: Command): void {
  command
    .argument('[user]', 'a user; by default all cards together')
    .option('--days <number>', 'the last days, today included', wholeNumber(1, 366), 30)
    .addOption(
      new Option('--only-sums <state>', 'keep sums over all cards alone and forget those of single cards').choices([
        'on',
        'off',
      ]),
    )
    .action(numbers);
}

function numbers(
  named: string,
  user: string | undefined,
  { days, onlySums, ...options }: NumberOptions,
): Promise<void> {
  if (user !== undefined && onlySums !== undefined)
    throw new UsageError('card numbers', ['--only-sums is for all cards: name no user.']);
  return inDirectory(options, named, async ({ call }, directory) => {
    if (onlySums !== undefined) await call('changeCardNumbers', { directory, body: { onlySums: onlySums === 'on' } });
    const query = { days };
    if (user === undefined) return show(options.json, await call('getCardNumbers', { directory, query }));
    const { id: card } = await call('getUser', { directory, user });
    return show(options.json, await call('getNumbersOfCard', { directory, card, query }));
  });
}

function show(isJson: boolean | undefined, { days, withheld }: Numbers): void {
  const seen = days.filter(({ views, saves, passes }) => views + saves + passes > 0);
  const columns = { DAY: 'date', VIEWS: 'views', SAVED: 'saves', PASSES: 'passes' } as const;
  printTable(
    isJson,
    seen,
    columns,
    withheld ? 'Numbers of fewer than five published cards are not shown.' : 'Nothing yet.',
  );
}
