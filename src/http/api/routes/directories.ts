// User Directories: listed, created, changed, removed, and followed while Entra provisions them.

import * as v from 'valibot';
import { type Directory, Failure, findDirectory, isAllowed, listDirectories } from '../../../domain/index.ts';
import { directories as verbs } from '../../../use-cases/index.ts';
import { text } from '../input.ts';
import { visibleTo } from '../last-requests.ts';
import { type EventStream, openEventStream } from '../live/stream.ts';
import { presentText } from '../present.ts';
import { type Call, route } from '../route.ts';
import {
  activity,
  createdDirectory,
  directory,
  liveLines,
  liveState,
  type Directory as ShownDirectory,
} from '../schemas/directories.ts';
import { described, listOf } from '../schemas/shared.ts';
import { readActivity, readDirectory } from '../snapshot.ts';

const one = '/directories/{directory}';
const name = text(1_000);
const switches = { entra: v.exactOptional(v.boolean()), provisioning: v.exactOptional(v.boolean()) };

export const directoryRoutes = {
  listDirectories: route({
    method: 'GET',
    path: '/directories',
    title: 'List User Directories',
    need: { right: 'read', scope: 'directories:read' },
    answer: listOf(directory),
    handle: async (call) => {
      const all = await listDirectories(call.ctx.store);
      return { items: await Promise.all(all.map((each) => show(call, each))) };
    },
  }),
  createDirectory: route({
    method: 'POST',
    path: '/directories',
    title: 'Create a User Directory',
    need: verbs.create,
    body: v.object({
      name,
      licenseReference: v.optional(name),
      testing: v.optional(v.boolean()),
      activate: v.optional(
        described(v.boolean(), 'Turns both switches on and creates a Secret Token in the same step'),
      ),
    }),
    status: 201,
    answer: createdDirectory,
    audits: ['directory.created'],
    example: { body: { name: 'Fabrikam' } },
    handle: async (call) => {
      const { activate: isActive, ...request } = call.body;
      const { directory: created, made } = await verbs.create(call.ctx, { ...request, isActive });
      return { ...(await show(call, created)), ...presentText('secret', made?.secret) };
    },
  }),
  getDirectory: route({
    method: 'GET',
    path: one,
    title: 'Get a User Directory',
    need: { right: 'observe', scope: 'directories:read' },
    answer: directory,
    version: ({ users, groups, tokens, warnings, lastRequest, ...settings }) => settings,
    handle: async (call) => show(call, await findDirectory(call.ctx.store, call.params.directory)),
  }),
  changeDirectory: route({
    method: 'PATCH',
    path: one,
    title: 'Change the name, the License Reference, the switches or the deprovisioning guard of a User Directory',
    need: verbs.change,
    body: v.object({
      name: v.exactOptional(name),
      licenseReference: v.exactOptional(described(name, 'An empty one clears it')),
      ...switches,
      deprovisioningGuard: v.exactOptional(v.boolean()),
    }),
    answer: directory,
    audits: ['directory.changed'],
    example: { body: { entra: true } },
    handle: async (call) => show(call, (await verbs.change(call.ctx, { ...call.params, ...call.body })).directory),
  }),
  turnSwitches: route({
    method: 'PATCH',
    path: `${one}/switches`,
    title: 'Turn the switches of a User Directory',
    need: verbs.turnSwitches,
    body: v.object(switches),
    answer: directory,
    audits: ['directory.changed'],
    example: { body: { entra: true } },
    handle: async (call) =>
      show(call, (await verbs.turnSwitches(call.ctx, { ...call.params, ...call.body })).directory),
  }),
  removeDirectory: route({
    method: 'DELETE',
    path: one,
    title: 'Remove a User Directory with everything in it',
    need: verbs.remove,
    query: v.object({ name: v.optional(described(name, "The directory's name, as a confirmation"), '') }),
    answer: 'nothing',
    audits: ['directory.deleted', 'directory.deletion_begun'],
    example: { query: { name: 'Contoso' } },
    handle: async ({ params, query, ctx }) => void (await verbs.remove(ctx, { ...params, typedName: query.name })),
  }),
  getActivity: route({
    method: 'GET',
    path: `${one}/activity`,
    title: 'Get the last requests, counters and warnings of a User Directory',
    need: { right: 'observe', scope: 'directories:read' },
    answer: activity,
    handle: async ({ params, ctx, services }) =>
      visibleTo(ctx.actor, await readActivity(services, await findDirectory(ctx.store, params.directory))),
  }),
  followDirectory: route({
    method: 'GET',
    path: `${one}/live`,
    title: 'Follow a User Directory by server-sent events',
    need: { right: 'observe', scope: 'log:read' },
    answer: 'stream',
    events: { state: liveState, lines: liveLines },
    handle: follow,
  }),
};

async function show({ ctx, services }: Call, directory: Directory): Promise<ShownDirectory> {
  return visibleTo(ctx.actor, await readDirectory(services, directory));
}

/** The state holds what `directories:read` reads; a key without it gets the entries alone. */
async function follow({ params, ctx, caller, services }: Call<`${typeof one}/live`>): Promise<Response> {
  const { id } = await findDirectory(ctx.store, params.directory);
  let leave: (() => void) | undefined;
  const stream: EventStream = openEventStream({ mayGoOn: caller.mayGoOn, onEnd: () => leave?.() });
  leave = services.live.watch(id, {
    caller: caller.id,
    state: (state) => {
      if (isAllowed(ctx.actor, 'directories:read')) stream.send('state', state);
    },
    lines: (lines) => stream.send('lines', lines),
    end: stream.end,
  });
  if (leave === undefined) {
    await stream.body.cancel();
    throw new Failure('BC-920');
  }
  // nginx would otherwise collect events until a buffer is full.
  return new Response(stream.body, {
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' },
  });
}
