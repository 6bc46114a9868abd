// A user with a value of each kind that comparisons and projections tell apart.

import { enterpriseUserUrn, type JsonObject, userUrn } from '../index.ts';

export const jana: JsonObject = {
  schemas: [userUrn, enterpriseUserUrn],
  id: 'u1',
  userName: 'jana',
  name: { givenName: 'Jana', familyName: 'Weber' },
  emails: [{ type: 'work', value: 'j@example.com' }],
  password: 'never',
  [enterpriseUserUrn]: { department: 'IT', costCenter: '7' },
  meta: { resourceType: 'User' },
};
