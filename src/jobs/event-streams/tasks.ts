// Event streams as tasks of the dispatcher.

import type { EventStream } from '../../domain/index.ts';
import type { TaskSource } from '../dispatcher.ts';
import { createStreamSender, type StreamSenderOptions } from './sender.ts';

export function eventStreamTasks(options: Omit<StreamSenderOptions, 'maySend' | 'onEnd'>): TaskSource {
  return {
    list: async () =>
      (await options.ctx.store.eventStreams.pushed()).map((stream) => ({
        name: `event stream ${stream.id}`,
        settings: settingsOf(stream),
        createSender: (hooks) => createStreamSender({ ...options, ...hooks }, stream),
      })),
  };
}

/** A stream that is resumed may have to wait no longer. */
function settingsOf({ delivery, events, format, progress }: EventStream): string {
  return JSON.stringify([delivery, events, format, progress.nextAttemptAt]);
}
