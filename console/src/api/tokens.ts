// Secret Tokens of a directory.

import { queryOptions } from '@tanstack/react-query';
import { getItems, sendFor, sendTo } from './client.ts';

const all = '/directories/{directory}/tokens';
const one = `${all}/{token}` as const;

export function tokensQuery(id: string) {
  return queryOptions({ queryKey: ['directory', id, 'tokens'], queryFn: getItems(all, { directory: id }) });
}

export function createToken(id: string) {
  return sendTo('POST', all, { directory: id });
}

export function changeToken(id: string, token: string) {
  return sendTo('PATCH', one, { directory: id, token });
}

export function removeToken(id: string) {
  return sendFor('DELETE', one, (token) => ({ directory: id, token }));
}
