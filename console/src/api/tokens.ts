// Secret Tokens of a directory.

import { queryOptions } from '@tanstack/react-query';
import { getItems, sendFor, sendTo } from './client.ts';

const all = '/directories/{directory}/tokens';
const one = `${all}/{token}` as const;

export const tokensQuery = (id: string) =>
  queryOptions({ queryKey: ['directory', id, 'tokens'], queryFn: getItems(all, { directory: id }) });

export const createToken = (id: string) => sendTo('POST', all, { directory: id });

export const changeToken = (id: string, token: string) => sendTo('PATCH', one, { directory: id, token });

export const removeToken = (id: string) => sendFor('DELETE', one, (token) => ({ directory: id, token }));
