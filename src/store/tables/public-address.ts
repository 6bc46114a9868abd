// The address of the server: one row, which a server writes as it starts.

import type { AddressStore } from '../../domain/store.ts';
import type { Database } from './sql.ts';

const find = 'SELECT url FROM public_address';
const save = `
  INSERT INTO public_address (id, url) VALUES (1, ?)
  ON CONFLICT (id) DO UPDATE SET url = excluded.url`;

export function createAddressStore({ read, inInstallation }: Database): AddressStore {
  const findUrl = async (): Promise<string | undefined> => (await read.get<{ readonly url: string }>(find))?.url;
  return {
    find: findUrl,
    save: async (url) => {
      if ((await findUrl()) === url) return;
      await inInstallation(async (sql) => void (await sql.run(save, url)));
    },
  };
}
