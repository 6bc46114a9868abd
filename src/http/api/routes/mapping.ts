// The mapping: the attributes that Entra sends, and how many users still come by the unadjusted mapping.

import {
  countWarned,
  isAllowed,
  maskValue,
  readAttributeUsage,
  readUnmappedAttributes,
  userWarnings,
} from '../../../domain/index.ts';
import { formatDateTime } from '../../../scim/index.ts';
import { presentText } from '../present.ts';
import { route } from '../route.ts';
import { mapping } from '../schemas/mapping.ts';
import { directoryStore } from './directory-store.ts';

export const mappingRoutes = {
  getMapping: route({
    method: 'GET',
    path: '/directories/{directory}/mapping',
    title: 'Get the attributes that arrive, mapped and unmapped',
    need: { right: 'read', scope: 'directories:read' },
    answer: mapping,
    handle: async ({ params, ctx }) => {
      const { platform, actor } = ctx;
      const store = await directoryStore(ctx, params.directory);
      const { users, looked, attributes } = await readAttributeUsage(store, platform);
      const unmapped = await readUnmappedAttributes(store, platform.clock());
      const warnings = userWarnings.map(async (code) => ({ code, users: await countWarned(store, code) }));
      return {
        users,
        sampled: looked,
        attributes: attributes.map(({ path, people, lastValue, lastAt }) => ({
          path,
          users: people,
          lastValue: isAllowed(actor, 'users:read') ? lastValue : String(maskValue(lastValue)),
          lastAt: formatDateTime(lastAt),
        })),
        unmapped: unmapped.map(({ path, urn, hasSchema, isRefused, requests, lastAt, lastEntry }) => ({
          path,
          ...presentText('urn', urn),
          hasSchema,
          isRefused,
          requests,
          lastAt: formatDateTime(lastAt),
          lastEntry,
        })),
        warnings: (await Promise.all(warnings)).filter((each) => each.users > 0),
      };
    },
  }),
};
