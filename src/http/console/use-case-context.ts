// A request of the console as the use cases are handed it: the caller, where the caller is, and what is acted on.

import type { UseCaseContext } from '../../domain/index.ts';
import { shortenAddress } from '../network.ts';
import type { ConsoleServices, Ctx } from './services.ts';

/** The caller is a visitor where no session and no setup link was asked for. */
export function useCaseContext(context: Ctx, services: ConsoleServices): UseCaseContext {
  const { store, platform, auditKey, publicUrl } = services;
  const origin = shortenAddress(context.env.remoteAddress);
  return { actor: context.var.actor ?? { kind: 'visitor' }, origin, store, platform, auditKey, publicUrl };
}
