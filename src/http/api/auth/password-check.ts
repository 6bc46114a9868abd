// Checks passwords within bounds: few at a time, because hashing is slow on purpose, and with waits after wrong ones.

import { accountsOf, Failure, verifyAdministrator } from '../../../domain/index.ts';
import * as useCases from '../../../use-cases/index.ts';
import type { ApiServices, Ctx } from '../services.ts';
import { useCaseContext } from '../use-case-context.ts';
import { createSignInLimiter } from './sign-in-limiter.ts';
import { createSignInThrottle, type Guess, type Guesser } from './sign-in-throttle.ts';

export interface PasswordCheck {
  /** Lets a password be tried within bounds. One that is wrong is written down, whether or not the account exists. */
  readonly guess: <Result>(
    context: Ctx,
    who: Omit<Guesser, 'address'>,
    attempt: () => Promise<Result>,
  ) => Promise<Result>;
  /** Refuses when this is not the password of the administrator whose session asks. */
  readonly prove: (context: Ctx, password: string) => Promise<void>;
  /** Hashes a password for the holder of a secret of Becard. */
  readonly admit: <Result>(work: () => Promise<Result>) => Promise<Result>;
}

export function createPasswordCheck(services: ApiServices): PasswordCheck {
  const throttle = createSignInThrottle(services.platform.uptime);
  const crowd = createSignInLimiter();
  const guess: PasswordCheck['guess'] = async (context, who, attempt) => {
    const guesser = { ...who, address: context.env.remoteAddress ?? 'unknown' };
    const caller = who.session !== undefined || throttle.isFamiliar(guesser) ? 'known' : 'unknown';
    try {
      // Who finds no place has not guessed: it does not count against the account.
      return await crowd.admit(caller, () => settle(throttle.guess(guesser), attempt));
    } catch (error) {
      if (isWrong(error)) await useCases.sessions.refuse(useCaseContext(context, services), { email: who.account });
      throw error;
    }
  };
  return {
    guess,
    prove: async (context, password) => {
      const { administrator, caller } = context.var;
      await guess(context, { account: administrator.email, session: caller }, () =>
        verifyAdministrator(accountsOf(services), administrator.email, password),
      );
    },
    admit: (work) => crowd.admit('known', work),
  };
}

async function settle<Result>(counted: Guess, attempt: () => Promise<Result>): Promise<Result> {
  try {
    const result = await attempt();
    counted.right();
    return result;
  } catch (error) {
    if (!isWrong(error)) counted.void();
    throw error;
  }
}

function isWrong(error: unknown): boolean {
  return error instanceof Failure && error.code === 'BC-902';
}
