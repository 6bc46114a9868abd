// Setup links as administrators see them.

import { queryOptions } from '@tanstack/react-query';
import { getItems, sendFor, sendTo } from './client.ts';

const all = '/directories/{directory}/setup-links';
const one = `${all}/{link}` as const;

export function setupLinksQuery(id: string) {
  return queryOptions({ queryKey: ['directory', id, 'setup-links'], queryFn: getItems(all, { directory: id }) });
}

export function createSetupLink(id: string) {
  return sendTo('POST', all, { directory: id });
}

export function renewSetupLink(id: string) {
  return sendFor('POST', `${one}/renew`, (link) => ({ directory: id, link }));
}

export function renameSetupLink(id: string, link: string) {
  return sendTo('PATCH', one, { directory: id, link });
}

/** The tokens that were created through the link end with it, or are kept. */
export function endSetupLink(id: string, tokens: 'end' | 'keep') {
  return sendFor(
    'DELETE',
    one,
    (link: string) => ({ directory: id, link }),
    () => ({ tokens }),
  );
}
