// Ends the token of a simulated Entra.

import { type DirectoryId, Failure, type TokenId } from '../domain/index.ts';
import { rehearsals, type UseCaseContext } from '../use-cases/index.ts';

/** The system ends it: its caller may have signed out. The directory may be gone by now, and its token with it. */
export async function endToken(
  ctx: UseCaseContext,
  input: { readonly directory: DirectoryId; readonly token: TokenId },
  reportError: (error: unknown) => void,
): Promise<void> {
  try {
    await rehearsals.endToken({ ...ctx, actor: { kind: 'system' }, origin: undefined }, input);
  } catch (error) {
    if (!(error instanceof Failure)) reportError(error);
  }
}
