// GET /directories/:id/live: what happens in a directory, while it happens.

import { Hono } from 'hono';
import { Failure } from '../../../domain/index.ts';
import { type EventStream, openEventStream } from '../live/stream.ts';
import type { ApiEnvironment, ApiServices, Ctx } from '../services.ts';
import { directoryOf } from './directories.ts';

export function liveRoutes(services: ApiServices): Hono<ApiEnvironment> {
  return new Hono<ApiEnvironment>().get('/:directory/live', (context) => follow(context, services));
}

async function follow(context: Ctx, services: ApiServices): Promise<Response> {
  const { id } = await directoryOf(context, services);
  let leave: (() => void) | undefined;
  const stream: EventStream = openEventStream({
    mayGoOn: context.var.mayGoOn,
    onEnd: () => leave?.(),
  });
  leave = services.live.watch(id, {
    caller: context.var.caller,
    state: (state) => stream.send('state', state),
    lines: (lines) => stream.send('lines', lines),
    end: stream.end,
  });
  if (leave === undefined) {
    await stream.body.cancel();
    throw new Failure('BC-920');
  }
  return context.body(stream.body, 200, {
    'content-type': 'text/event-stream; charset=utf-8',
    // nginx would otherwise collect events until a buffer is full.
    'x-accel-buffering': 'no',
  });
}
