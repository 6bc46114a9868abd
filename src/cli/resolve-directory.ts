// A User Directory as a user names it: by its id, or by its whole name where only one has it.

import { Failure } from '../domain/index.ts';
import type { Api } from '../http/index.ts';
import { quote } from '../scim/index.ts';

/** The id of the directory. A name needs the right to list directories, an id does not. */
export async function resolveDirectory({ call }: Api, idOrName: string): Promise<string> {
  if (/^ud_\w+$/.test(idOrName)) return idOrName;
  const { items } = await call('listDirectories', {});
  const named = items.filter(({ name }) => name === idOrName).map(({ id }) => id);
  const [only] = named;
  if (only === undefined) throw new Failure('BC-904', { reason: 'directory', id: quote(idOrName) });
  if (named.length > 1)
    throw new Failure('BC-906', { reason: 'directoryNamed', name: idOrName, ids: named.join(', ') });
  return only;
}
