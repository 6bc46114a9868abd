// Photos and logos are made in a process of their own, which ends when it has had nothing to do for a while: what libvips keeps of large pictures goes
// back to the system with it, it knows no secret, and a picture that ended it would end no server.

import { type ChildProcess, fork } from 'node:child_process';
import { Failure, type FailureArguments, type PhotoCrop } from '../domain/index.ts';

/** The square of the picture that becomes a photo, by default its middle; or a logo of the whole. */
export type PictureShape = PhotoCrop | 'logo';

export interface PhotoOrder {
  readonly picture: Uint8Array;
  readonly shape: PictureShape | undefined;
}

/** The fields of a Failure BC-950. */
export type PhotoRefusal = Extract<FailureArguments, [code: 'BC-950', ...unknown[]]>[1];

export type PhotoReply =
  | { readonly kind: 'made'; readonly photo: Uint8Array }
  | { readonly kind: 'refused'; readonly fields: PhotoRefusal }
  | { readonly kind: 'failed'; readonly message: string };

export interface PhotoProcessOptions {
  readonly program: URL;
  readonly idleMs: number;
}

/** Longer than a picture may take to be decoded. */
const answerMs = 30_000;
/** With the default, glibc keeps the memory of large pictures for each of its threads. */
const environment = { MALLOC_MMAP_THRESHOLD_: '131072' };

const standard: PhotoProcessOptions = {
  program: new URL(import.meta.url.replace(/process(\.[jt]s)$/, 'convert-process$1')),
  idleMs: 10_000,
};

/** Takes one picture at a time. */
export function createPhotoProcess({ program, idleMs }: PhotoProcessOptions = standard) {
  let running: ChildProcess | undefined;
  let idle: NodeJS.Timeout | undefined;

  const start = (): ChildProcess => {
    const child = fork(program, { serialization: 'advanced', env: environment, execArgv: [], stdio: 'ignore' });
    child.once('exit', () => {
      if (running === child) running = undefined;
    });
    return child;
  };
  return async (picture: Uint8Array, shape: PictureShape | undefined): Promise<Uint8Array> => {
    clearTimeout(idle);
    running ??= start();
    const child = running;
    try {
      return photoOf(await ask(child, { picture, shape }));
    } finally {
      idle = setTimeout(() => end(child), idleMs).unref();
    }
  };
}

/** A process that ends over a picture, or does not answer, gives no reply. */
async function ask(child: ChildProcess, order: PhotoOrder): Promise<PhotoReply | undefined> {
  const { promise: reply, resolve, reject } = Promise.withResolvers<PhotoReply | undefined>();
  const timer = setTimeout(() => child.kill('SIGKILL'), answerMs);
  const ended = (): void => resolve(undefined);
  // The program sends nothing else.
  const answered = (message: unknown): void => resolve(message as PhotoReply);
  child.once('message', answered).once('exit', ended).once('error', reject);
  keepAlive(child, true);
  // What cannot be sent has ended: the event says so.
  child.send(order, () => undefined);
  try {
    return await reply;
  } finally {
    clearTimeout(timer);
    child.off('message', answered).off('exit', ended).off('error', reject);
    keepAlive(child, false);
  }
}

/** Whether this process waits for the other one before it ends. */
function keepAlive(child: ChildProcess, isWaiting: boolean): void {
  if (isWaiting) child.ref();
  else child.unref();
  if (isWaiting) child.channel?.ref();
  else child.channel?.unref();
}

function end(child: ChildProcess): void {
  if (child.connected) child.disconnect();
}

function photoOf(reply: PhotoReply | undefined): Uint8Array {
  if (reply?.kind === 'made') return reply.photo;
  if (reply?.kind === 'failed') throw new Error(`No photo could be made: ${reply.message}`);
  throw new Failure('BC-950', reply?.fields ?? { reason: 'damaged' });
}
