// Rehearsals: started, read, cancelled. The live stream carries their progress.

import { Failure, findDirectory } from '../../../domain/index.ts';
import { rehearsals as verbs } from '../../../use-cases/index.ts';
import { route } from '../route.ts';
import { lastRehearsal, rehearsalOrder } from '../schemas/rehearsals.ts';

const one = '/directories/{directory}/rehearsal';
const none = { state: 'none' } as const;

export const rehearsalRoutes = {
  getRehearsal: route({
    method: 'GET',
    path: one,
    title: 'Get the last rehearsal of a User Directory',
    need: { right: 'read', scope: 'directories:read' },
    answer: lastRehearsal,
    handle: async ({ params, ctx, services }) => {
      const { id } = await findDirectory(ctx.store, params.directory);
      return (await services.rehearsals.stateOf(id)) ?? none;
    },
  }),
  startRehearsal: route({
    method: 'POST',
    path: one,
    title: 'Start a rehearsal: the built-in Entra client provisions a User Directory for testing',
    need: verbs.issueToken,
    body: rehearsalOrder,
    status: 202,
    answer: lastRehearsal,
    audits: ['token.created'],
    example: { body: { users: 1, mapping: 'becard', dialect: 'legacy' } },
    handle: async ({ params, body, ctx, services }) => {
      const directory = await findDirectory(ctx.store, params.directory);
      await services.rehearsals.start(ctx, directory, body);
      return (await services.rehearsals.stateOf(directory.id)) ?? none;
    },
  }),
  cancelRehearsal: route({
    method: 'DELETE',
    path: one,
    title: 'Cancel the rehearsal of a User Directory',
    need: verbs.cancel,
    answer: 'nothing',
    handle: async ({ params, ctx, services }) => {
      const directory = await findDirectory(ctx.store, params.directory);
      if (!(await services.rehearsals.cancel(ctx, directory))) throw new Failure('BC-904', { reason: 'rehearsal' });
      return undefined;
    },
  }),
};
