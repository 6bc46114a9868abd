// What cannot be undone is confirmed: by --yes, or by an answer at a terminal.

import { Failure } from '../domain/index.ts';
import { terminal } from './terminal.ts';

/** The option of a command that asks. */
export const yesOption = ['--yes', 'confirm without a question'] as const;

export interface Confirmed {
  readonly yes?: true;
}

/** Asks whether this shall happen. Where no user is at a terminal, --yes is needed. */
export async function confirm(consequence: string, { yes }: Confirmed): Promise<void> {
  if (yes === true) return;
  const { ask } = terminal();
  if (ask === undefined) throw new Failure('BC-906', { reason: 'unconfirmed', consequence });
  const answer = await ask(`${consequence}\nContinue? (y/N) `);
  if (!/^y(es)?$/i.test(answer.trim())) throw new Failure('BC-906', { reason: 'declined' });
}

/** Asks for the name of the directory that is to be deleted. */
export async function confirmDeletion(name: string, { yes }: Confirmed): Promise<void> {
  if (yes === true) return;
  const consequence = `This deletes "${name}" with all of its users, groups, tokens and history.`;
  const { ask } = terminal();
  if (ask === undefined) throw new Failure('BC-906', { reason: 'unconfirmed', consequence });
  const typed = await ask(`${consequence}\nType its name to confirm: `);
  if (typed.trim() !== name) throw new Failure('BC-906', { reason: 'directoryTyped' });
}
