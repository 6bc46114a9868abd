import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Credential } from '../../domain/index.ts';
import { createCredentialFinder } from './find-credential.ts';

function openFinder() {
  const asked: string[] = [];
  const find = createCredentialFinder({
    platform: { sha256: (text) => Buffer.from(text) },
    store: {
      credentials: {
        findToken: async (hash) => {
          asked.push(String(hash));
          return { token: { id: String(hash) } } as unknown as Credential;
        },
        findCardLink: async () => undefined,
        findSetupLink: async () => undefined,
        getOrCreateSecret: async (_, fresh) => fresh,
      },
    },
  });
  return { asked, find };
}

test('requests of one turn with the same token share a look-up, others have their own', async () => {
  const { asked, find } = openFinder();

  const found = await Promise.all([find('Bearer one'), find('Bearer one'), find('Bearer two'), find(undefined)]);

  assert.deepStrictEqual(asked, ['one', 'two']);
  assert.deepStrictEqual(
    found.map((credential) => credential?.token.id),
    ['one', 'one', 'two', undefined],
  );
});

test('a token that is gone is gone for the next turn', async () => {
  const { asked, find } = openFinder();

  await find('Bearer one');
  await nextTurn();
  await find('Bearer one');

  assert.deepStrictEqual(asked, ['one', 'one']);
});
