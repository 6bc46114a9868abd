// The SCIM face over an empty store, with a journal and a logger that a test can read.

import {
  changeDirectory,
  createDirectory,
  createToken,
  type Directory,
  type Store,
  type TokenId,
} from '../../../domain/index.ts';
import { createPlatform } from '../../../platform.ts';
import { isObject, type JsonObject, userUrn } from '../../../scim/index.ts';
import { openTemporaryStore } from '../../../store/testing/temporary-store.ts';
import { createRateLimit } from '../../rate-limit.ts';
import { bodyText, type ScimAnswer } from '../exchange.ts';
import { createLogWriter, createScimFace, type ScimServices } from '../index.ts';

export const publicUrl = 'https://becard.test';
/** Its slow hash is quick, because a test computes many. */
export const platform = createPlatform({ costExponent: 8, blockSize: 8, parallelization: 1 });

/** An answer whose body is text. */
export type Answer = ScimAnswer & { readonly body: string | undefined };

export interface Bench {
  readonly store: Store;
  readonly directory: Directory;
  readonly tokenId: TokenId;
  readonly secret: string;
  readonly lines: string[];
  readonly send: (method: string, path: string, more?: Sent) => Promise<Answer>;
  readonly flush: () => Promise<void>;
}

export interface Sent {
  readonly body?: unknown;
  readonly raw?: string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly base?: string;
  readonly address?: string;
  /** Happens while the body is under way. */
  readonly meanwhile?: () => Promise<unknown>;
}

/** An active directory with one token. `change` puts something between the face and its store. */
export async function openBench(change: (store: Store) => Store = (store) => store, perSecond = 0): Promise<Bench> {
  const store = openTemporaryStore();
  const created = await createDirectory(store, platform, { name: 'Contoso', licenseReference: undefined });
  const directory = await changeDirectory(store, created.id, { entra: true, provisioning: true });
  const scope = { directoryId: directory.id, store: store.directory(directory.id), platform };
  const { secret, token } = await createToken(scope, { createdBy: 'test' });
  const lines: string[] = [];
  const note = (fields: unknown, message: string): void => void lines.push(`${message} ${JSON.stringify(fields)}`);
  const logger = { info: note, warn: note, error: note };
  const journal = createLogWriter(store, logger);
  const rateLimit = createRateLimit(perSecond);
  const maxBodyBytes = 1024 * 1024;
  const services: ScimServices = {
    store: change(store),
    platform,
    journal,
    logger,
    publicUrl,
    maxBodyBytes,
    rateLimit,
    cursorSecret: 'test',
  };
  const face = createScimFace(services);
  const send = async (
    method: string,
    path: string,
    { body, raw, headers = {}, base, address = '127.0.0.1', meanwhile }: Sent = {},
  ): Promise<Answer> => {
    const text = raw ?? (body === undefined ? '' : JSON.stringify(body));
    const all = new Map(Object.entries({ authorization: `Bearer ${secret}`, ...headers }));
    const answer = await face.answer({
      method,
      target: `${base ?? `/scim/v2/${directory.id}`}${path}`,
      header: (name) => all.get(name),
      body: async () => {
        await meanwhile?.();
        return Buffer.from(text);
      },
      remoteAddress: address,
    });
    return { ...answer, body: answer.body && bodyText(answer.body) };
  };
  return { store, directory, tokenId: token.id, secret, lines, send, flush: journal.flush };
}

export function json(answer: Answer): JsonObject {
  const value: unknown = JSON.parse(answer.body ?? '{}');
  return isObject(value) ? value : {};
}

export function detail(answer: Answer): string {
  return String(json(answer)['detail']);
}

export const jana = { schemas: [userUrn], userName: 'jana', title: 'Engineer' };
