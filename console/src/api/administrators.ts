// Administrators and their roles.

import { queryOptions } from '@tanstack/react-query';
import { getItems, sendFor, sendTo } from './client.ts';

const one = '/administrators/{administrator}';

export const administratorsQuery = queryOptions({
  queryKey: ['administrators'],
  queryFn: getItems('/administrators', {}),
});

export const inviteAdministrator = sendTo('POST', '/administrators', {});
export const resetAdministrator = sendFor('POST', `${one}/reset`, (administrator) => ({ administrator }));
export const removeAdministrator = sendFor('DELETE', one, (administrator) => ({ administrator }));

export const changeRole = (id: string) => sendTo('PATCH', one, { administrator: id });
