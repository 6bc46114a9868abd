// Demonstrations: what a visitor may ask the simulated Entra to do.

import { demonstrations as verbs } from '../../../use-cases/index.ts';
import { route } from '../route.ts';

export const demonstrationRoutes = {
  letUsersLeave: route({
    method: 'POST',
    path: '/directories/{directory}/demonstration/leavers',
    title: 'Let forty users of a demonstration leave at once, to see a mass deprovisioning',
    need: verbs.letUsersLeave,
    answer: 'nothing',
    audits: ['demonstration.users_left', 'token.created'],
    handle: async ({ params, ctx, services }) =>
      void (await services.demonstrations.letUsersLeave(ctx, params.directory)),
  }),
};
