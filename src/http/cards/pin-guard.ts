// Lets visitors who know the PIN of a card in: their browser is sent to an address with a key, and no cookie is set.

import { isKeyTo, keyTo, type Locked } from '../../cards/index.ts';
import type { CardLanguage, Platform } from '../../domain/index.ts';
import { readBounded } from '../read-bounded.ts';
import { answer } from './answers.ts';
import { askForPin } from './pin-page.ts';
import { createPinTries } from './pin-tries.ts';

const maxFormBytes = 1_024;
/** A PIN is hashed slowly on purpose: more at a time would delay those who sign in. */
const maxChecks = 4;
const crowdWaitMs = 5_000;

type Hashing = Pick<Platform, 'sha256' | 'clock' | 'uptime' | 'verifyPassword'>;

export interface PinGuard {
  readonly isOpen: (card: Locked, key: string | undefined) => boolean;
  /** The page that asks, or for another form of the card the way to it. */
  readonly ask: (request: Request, card: Locked, language: CardLanguage, isPage: boolean) => Promise<Response>;
  /** The answer to the form of that page. */
  readonly enter: (request: Request, card: Locked, language: CardLanguage) => Promise<Response>;
}

export function createPinGuard(platform: Hashing): PinGuard {
  const tries = createPinTries();
  let checks = 0;
  const isRight = async (pin: string, { pinHash }: Locked): Promise<boolean> => {
    checks += 1;
    try {
      return await platform.verifyPassword(pin, pinHash);
    } finally {
      checks -= 1;
    }
  };
  return {
    isOpen: (card, key) => isKeyTo(platform, card, key),
    ask: async (request, card, language, isPage) =>
      isPage
        ? answer(request, await askForPin(card.handle, language, { kind: 'first' }))
        : seeOther(`/c/${card.handle}?lang=${language}`),
    enter: async (request, card, language) => {
      const pin = await readPin(request);
      const refuse = async (waitMs: number): Promise<Response> =>
        answer(request, await askForPin(card.handle, language, { kind: 'waiting', waitMs }));
      if (checks >= maxChecks) return refuse(crowdWaitMs);
      const waitMs = tries.begin(card.handle, platform.uptime());
      if (waitMs > 0) return refuse(waitMs);
      if (!(await isRight(pin, card)))
        return answer(request, await askForPin(card.handle, language, { kind: 'wrong' }));
      tries.right(card.handle);
      return seeOther(`/c/${card.handle}?lang=${language}&key=${keyTo(platform, card)}`);
    },
  };
}

async function readPin(request: Request): Promise<string> {
  const length = request.headers.get('content-length') ?? undefined;
  const body = await readBounded(request.body ?? [], length, maxFormBytes).catch(() => new Uint8Array());
  return (new URLSearchParams(new TextDecoder().decode(body)).get('pin') ?? '').trim().slice(0, 64);
}

/** RFC 9110 §15.4.4 */
function seeOther(location: string): Response {
  return new Response(null, {
    status: 303,
    headers: { location, 'cache-control': 'no-store', 'x-robots-tag': 'noindex' },
  });
}
