// What cannot be undone is confirmed: by --yes, or by an answer at a terminal.

import { Failure } from '../domain/index.ts';
import { terminal } from './terminal.ts';

/** Asks for the name of the directory that is to be deleted. Where no user is at a terminal, --yes is needed. */
export async function confirmDeletion(name: string, isConfirmed: boolean): Promise<void> {
  if (isConfirmed) return;
  const { ask } = terminal();
  if (ask === undefined) throw new Failure('BC-906', { reason: 'confirmDeletion', directory: name });
  const typed = await ask(
    `This deletes "${name}" with all of its users, groups, tokens and history.\nType its name to confirm: `,
  );
  if (typed.trim() !== name) throw new Failure('BC-906', { reason: 'directoryTyped' });
}
