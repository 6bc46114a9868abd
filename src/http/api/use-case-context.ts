// The context of a use case, made from a request of the console: the caller, the origin and the services.

import type { UseCaseContext } from '../../use-cases/index.ts';
import { shortenAddress } from '../network.ts';
import type { ApiServices, Ctx } from './services.ts';

/** The caller is a visitor where no session and no setup link was asked for. */
export function useCaseContext(context: Ctx, services: ApiServices): UseCaseContext {
  const { store, platform, auditKey, publicUrl, targets } = services;
  const origin = shortenAddress(context.env.remoteAddress);
  return { actor: context.var.actor ?? { kind: 'visitor' }, origin, store, platform, auditKey, publicUrl, targets };
}
