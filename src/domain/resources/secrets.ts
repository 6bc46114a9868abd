// Attributes that are never returned, passwords above all: they are hashed slowly before the transaction, which must never wait for that,
// and kept beside the resource. Nothing else of them is kept: not in the body, in no event and in no log.

import { codePoints, readResource, ScimError, type Secrets, secretsIn } from '../../scim/index.ts';
import type { ResourceId } from '../ids/brands.ts';
import type { Context, ResourceTransaction } from './context.ts';
import type { Kind } from './kinds/kind.ts';
import type { SecretChange } from './resource.ts';

/** Far beyond what anybody types; it bounds what one hash costs. */
const maxSecretLength = 1024;

/** What a store keeps of secrets. Throws ScimError invalidValue for one that is too long. */
export async function hashSecrets(context: Context, secrets: Secrets): Promise<readonly SecretChange[]> {
  const texts = [...secrets].map(([attribute, value]) => [attribute, textOf(attribute, value)] as const);
  const changes: SecretChange[] = [];
  for (const [attribute, text] of texts) {
    changes.push({ attribute, hash: text === undefined ? undefined : await context.platform.hashPassword(text) });
  }
  return changes;
}

function textOf(attribute: string, value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (codePoints(text) <= maxSecretLength) return text;
  throw new ScimError('invalidValue', `${attribute} is longer than ${maxSecretLength} characters.`);
}

/** Those that change something: what is not kept need not be forgotten. */
export async function effectiveSecrets(
  transaction: ResourceTransaction,
  id: ResourceId,
  changes: readonly SecretChange[],
): Promise<readonly SecretChange[]> {
  const effective: SecretChange[] = [];
  for (const change of changes) {
    const isNeeded = change.hash !== undefined || (await transaction.secrets.find(id, change.attribute)) !== undefined;
    if (isNeeded) effective.push(change);
  }
  return effective;
}

/** What is to be created later, in a transaction that must not wait. */
export interface Planned {
  readonly kind: Kind;
  readonly body: unknown;
}

/** The context for creating these in one transaction: the hashes of their secrets are there already, each for one use. */
export async function prehashed(context: Context, planned: readonly Planned[]): Promise<Context> {
  const ready = new Map<string, string[]>();
  for (const { kind, body } of planned) {
    for (const text of secretTexts(kind, body)) {
      ready.set(text, [...(ready.get(text) ?? []), await context.platform.hashPassword(text)]);
    }
  }
  if (ready.size === 0) return context;
  const hashPassword = async (text: string): Promise<string> =>
    ready.get(text)?.shift() ?? context.platform.hashPassword(text);
  return { ...context, platform: { ...context.platform, hashPassword } };
}

// An invalid body is refused later, by the verb itself.
function secretTexts(kind: Kind, body: unknown): readonly string[] {
  if (kind.secrets.length === 0) return [];
  try {
    const secrets = secretsIn(kind.secrets, readResource(kind.type, body));
    return [...secrets].flatMap(([attribute, value]) => textOf(attribute, value) ?? []);
  } catch (error) {
    if (error instanceof ScimError) return [];
    throw error;
  }
}
