// The verb on the numbers of cards: whether a directory keeps those of single cards.

import { type DirectoryAddress, managing, openEnabled } from './card-scope.ts';
import { useCase } from './use-case.ts';

/** With sums alone, the numbers of single cards are added up and forgotten. */
export const change = useCase({
  ...managing,
  parse: (input: DirectoryAddress & { readonly onlySums: boolean }) => input,
  act: async (tx, { directory: name, onlySums }) => {
    const { directory } = await openEnabled(tx, name);
    const { cardNumbers } = tx.store.directory(directory.id);
    const before = await cardNumbers.onlySums();
    if (before !== onlySums) await cardNumbers.saveOnlySums(onlySums);
    return { before, directory };
  },
  audit: ({ before, directory: { id, name } }, _, { onlySums }) =>
    before === onlySums
      ? []
      : [
          {
            action: 'cards.changed',
            directoryId: id,
            subject: name,
            changes: [{ path: 'onlySums', before, after: onlySums }],
          },
        ],
});
