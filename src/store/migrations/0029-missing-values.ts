// The function that 0029-missing-values.sqlite.sql calls: which values a user lacks, as the domain finds it.

import { missingBits } from '../../domain/index.ts';
import { isObject } from '../../scim/index.ts';
import type { Migration } from '../migrate.ts';

export const missingValues: Migration['functions'] = {
  missing_of: (body) => {
    const user: unknown = JSON.parse(String(body));
    return isObject(user) ? missingBits(user) : 0;
  },
};
