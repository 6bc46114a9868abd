// Signs passes in a thread, so that no request waits for a signature of another one, and keeps the newest by their content.

import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { PassParts, SigningCertificates } from './sign.ts';

export interface SignOrder {
  readonly number: number;
  readonly parts: PassParts;
}

/** A signed pass, or a fault of the thread's code. */
export interface SignedReply {
  readonly number: number;
  readonly file?: Uint8Array;
  readonly fault?: unknown;
}

/** What a pass is made of. Its pictures are drawn once it is made: equal names mean equal pictures. */
export interface PassDraft extends Omit<PassParts, 'images'> {
  readonly pictures: { readonly name: string; readonly draw: () => Promise<PassParts['images']> };
}

export interface Signer {
  /** The same draft gives the same bytes for a while. Rejects with SignerBusy when too many wait. */
  readonly sign: (draft: PassDraft) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
}

/** So many passes wait for their signature already. */
export class SignerBusy extends Error {
  override readonly name = 'SignerBusy';
}

const maxWaiting = 100;
const maxKept = 200;

export function createSigner(certificates: SigningCertificates): Signer {
  const waiting = new Map<number, PromiseWithResolvers<Uint8Array>>();
  const kept = new Map<string, Promise<Uint8Array>>();
  let thread: Worker | undefined;
  let [sent, inside] = [0, 0];

  const start = (): Worker => {
    const started = startThread(certificates);
    started.on('message', (reply: SignedReply) => settle(waiting, reply));
    // An exit follows.
    started.on('error', () => undefined);
    started.once('exit', () => {
      if (thread === started) thread = undefined;
      for (const { reject } of waiting.values()) reject(new Error('The thread that signs passes has ended'));
      waiting.clear();
    });
    return started;
  };
  const order = (parts: PassParts): Promise<Uint8Array> => {
    thread ??= start();
    sent += 1;
    const signed = Promise.withResolvers<Uint8Array>();
    waiting.set(sent, signed);
    thread.postMessage({ number: sent, parts } satisfies SignOrder);
    return signed.promise;
  };
  const make = async ({ json, strings, pictures }: PassDraft): Promise<Uint8Array> => {
    if (inside >= maxWaiting) throw new SignerBusy('Too many passes wait for their signature');
    inside += 1;
    try {
      return await order({ json, strings, images: await pictures.draw() });
    } finally {
      inside -= 1;
    }
  };
  return {
    sign: (draft) => {
      const key = hashOf(draft);
      const known = kept.get(key);
      if (known !== undefined) return known;
      const signed = make(draft);
      kept.set(key, signed);
      signed.catch(() => kept.delete(key));
      for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - maxKept))) kept.delete(oldest);
      return signed;
    },
    close: async () => {
      await thread?.terminate();
    },
  };
}

function hashOf({ json, strings, pictures }: PassDraft): string {
  return createHash('sha256')
    .update(JSON.stringify([json, strings, pictures.name]))
    .digest('hex');
}

function settle(waiting: Map<number, PromiseWithResolvers<Uint8Array>>, { number, file, fault }: SignedReply): void {
  const order = waiting.get(number);
  waiting.delete(number);
  if (file === undefined) order?.reject(fault);
  else order?.resolve(file);
}

function startThread(certificates: SigningCertificates): Worker {
  const file = new URL(import.meta.url.replace(/signer(\.[jt]s)$/, 'sign-thread$1'));
  const thread = new Worker(file, { workerData: certificates });
  // It keeps no process alive.
  thread.unref();
  return thread;
}
