// API keys of the installation.

import { queryOptions } from '@tanstack/react-query';
import { getItems, sendFor, sendTo } from './client.ts';

const one = '/api-keys/{key}';

export const apiKeysQuery = queryOptions({ queryKey: ['api-keys'], queryFn: getItems('/api-keys', {}) });

export const createApiKey = sendTo('POST', '/api-keys', {});
export const revokeApiKey = sendFor('DELETE', one, (key) => ({ key }));

export const changeApiKey = (key: string) => sendTo('PATCH', one, { key });
