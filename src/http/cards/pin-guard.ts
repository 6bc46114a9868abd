// Lets visitors who know the PIN of a card in: their browser is sent to an address with a key, and no cookie is set.

import { beginPinTry, forgetPinTries, isKeyTo, keyTo, type Locked } from '../../cards/index.ts';
import type { CardLanguage, CardStore, Platform } from '../../domain/index.ts';
import { readBounded } from '../read-bounded.ts';
import { answer } from './answers.ts';
import { askForPin, type PinTry } from './pin-page.ts';

const maxFormBytes = 1_024;
/** A PIN is hashed slowly on purpose: more at a time would delay those who sign in. */
const maxChecks = 4;
const crowdWaitMs = 5_000;

type Hashing = Pick<Platform, 'sha256' | 'clock' | 'verifyPassword'>;

interface Visit {
  readonly request: Request;
  readonly card: Locked;
  /** Those of the card's directory. */
  readonly cards: CardStore;
  /** What the address says that the visitor was given. */
  readonly key: string | undefined;
  readonly language: CardLanguage;
  /** Whether the page itself is asked for, which asks for the PIN; all else leads to it. */
  readonly isPage: boolean;
}

/** Gives what a visitor sees instead of a card with a PIN; undefined for one who may see it. */
export function createPinGuard(platform: Hashing): (visit: Visit) => Promise<Response | undefined> {
  let checks = 0;
  const isRight = async (pin: string, { pinHash }: Locked): Promise<boolean> => {
    checks += 1;
    try {
      return await platform.verifyPassword(pin, pinHash);
    } finally {
      checks -= 1;
    }
  };
  const enter = async ({ request, card, cards, language }: Visit): Promise<Response> => {
    const ask = async (tried: PinTry): Promise<Response> =>
      answer(request, await askForPin(card.handle, language, tried));
    const pin = await readPin(request);
    if (checks >= maxChecks) return ask({ kind: 'waiting', waitMs: crowdWaitMs });
    const waitMs = await beginPinTry(cards, card.handle, platform.clock());
    if (waitMs > 0) return ask({ kind: 'waiting', waitMs });
    if (!(await isRight(pin, card))) return ask({ kind: 'wrong' });
    await forgetPinTries(cards, card.handle);
    return seeOther(`${addressIn(card, language)}&key=${keyTo(platform, card)}`);
  };
  return async (visit) => {
    const { request, card, key, language, isPage } = visit;
    if (request.method === 'POST') return enter(visit);
    if (isKeyTo(platform, card, key)) return undefined;
    if (!isPage) return seeOther(addressIn(card, language));
    return answer(request, await askForPin(card.handle, language, { kind: 'first' }));
  };
}

function addressIn({ handle }: Locked, language: CardLanguage): string {
  return `/c/${handle}?lang=${language}`;
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
