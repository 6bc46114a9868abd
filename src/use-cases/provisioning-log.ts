// The verbs on the provisioning log: carry it away as a file, and show what an entry says of users.

import { Failure, findDirectory } from '../domain/index.ts';
import { useCase } from './use-case.ts';

/** Notes that the log, or a part of it, leaves as a file. */
export const exportEntries = useCase({
  right: 'read',
  scope: 'log:read',
  parse: (input: { readonly directory: string }) => input,
  act: ({ store }, { directory }) => findDirectory(store, directory),
  audit: ({ id, name }) => [{ action: 'log.exported', directoryId: id, subject: name }],
});

/** Gives an entry whose personal values may be shown unmasked. */
export const reveal = useCase({
  right: 'administer',
  scope: 'admin',
  parse: (input: { readonly directory: string; readonly entry: string }) => input,
  act: async ({ store }, { directory: name, entry: id }) => {
    const directory = await findDirectory(store, name);
    const entry = await store.directory(directory.id).log.find(id);
    if (entry === undefined) throw new Failure('BC-904', { reason: 'logEntry' });
    return { directory, entry };
  },
  audit: ({ directory, entry }) => [{ action: 'log.revealed', directoryId: directory.id, target: entry.id }],
});
