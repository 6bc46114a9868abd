// The four beats of an administrative verb: authorise the caller, parse the input, act in one transaction, and write the audit records in
// that transaction. A verb without an audit record does not compile; a record that cannot be written undoes the verb.

import {
  type Actor,
  type AuditRecord,
  actorId,
  actorName,
  administratorActor,
  apiKeyActor,
  isNotice,
  type Need,
  noticeOf,
  recordAudit,
  renewApiKey,
  renewPerson,
  renewSession,
  requireNeed,
  rereadSetupLink,
  setupLinkActor,
  visibleStore,
} from '../domain/index.ts';
import type { UseCaseContext } from './context.ts';

/** What a verb declares. */
export interface Beats<Input, Parsed, Result> extends Need {
  /** Undefined for what no API key may do: what belongs to the session of a person or to a setup link. */
  readonly scope: Need['scope'];
  /** Throws Failure BC-906 for input that no state of the store could make valid. */
  readonly parse: (input: Input) => Parsed;
  /** Acts on a store whose reads and writes are one transaction. It may be run again and waits for nothing but that store. */
  readonly act: (tx: UseCaseContext, parsed: Parsed) => Promise<Result>;
  /** What the audit log says of it; nothing where nothing was changed. */
  readonly audit: (result: Result, tx: UseCaseContext, parsed: Parsed) => readonly AuditRecord[];
  /** The caller's name in the audit log, where the act is what proves it. */
  readonly nameCaller?: (result: Result) => string;
}

/** A verb as routes and commands call it. Its rights are readable, so that a request is refused before its body is read. */
export type UseCase<Input, Result> = ((ctx: UseCaseContext, input: Input) => Promise<Result>) & Need;

export function useCase<Input, Parsed, Result>(beats: Beats<Input, Parsed, Result>): UseCase<Input, Result> {
  const { right, scope, needsPassword } = beats;
  const run = async (ctx: UseCaseContext, input: Input): Promise<Result> => {
    requireNeed(ctx.actor, ctx.platform, beats);
    const parsed = beats.parse(input);
    return inTransaction(ctx, beats, async (tx) => {
      const result = await beats.act(tx, parsed);
      await writeRecords(tx, beats.audit(result, tx, parsed), beats.nameCaller?.(result));
      return result;
    });
  };
  return Object.assign(run, { right, scope, needsPassword });
}

/** A verb in several transactions, which are use cases of their own. The caller needs what is named here to begin it. */
export function inParts<Input, Result>(
  { right, scope, needsPassword }: Need,
  act: (ctx: UseCaseContext, input: Input) => Promise<Result>,
): UseCase<Input, Result> {
  const run = async (ctx: UseCaseContext, input: Input): Promise<Result> => {
    requireNeed(ctx.actor, ctx.platform, { right, scope, needsPassword });
    const store = visibleStore(ctx.store, ctx.actor);
    await ctx.precondition?.(store);
    return act({ ...ctx, store, precondition: undefined }, input);
  };
  return Object.assign(run, { right, scope, needsPassword });
}

/** Writes what was done after an act that is no single transaction. */
export async function writeRecords(
  ctx: UseCaseContext,
  records: readonly AuditRecord[],
  actor: string = actorName(ctx.actor),
): Promise<void> {
  const audit = { store: ctx.store.audit, platform: ctx.platform, key: ctx.auditKey };
  for (const record of records) {
    await recordAudit(audit, { actor, origin: ctx.origin }, record);
    await announce(ctx, record);
  }
}

/** An act that has a type of event is one for the receivers of events as well. */
async function announce({ store, platform, actor }: UseCaseContext, record: AuditRecord): Promise<void> {
  const { action: type, directoryId, target, subject = '', changes = [] } = record;
  if (!isNotice(type) || directoryId === undefined || target === undefined) return;
  const facts = Object.fromEntries(changes.map(({ path, after }) => [path, String(after)]));
  const notice = noticeOf(platform, { type, about: { id: target, name: subject }, facts, actor: actorId(actor) });
  await store.directory(directoryId).events.append(notice);
}

/** The caller's rights may have ended since the request began, so they are checked once more inside. */
function inTransaction<Result>(
  ctx: UseCaseContext,
  need: Need,
  work: (tx: UseCaseContext) => Promise<Result>,
): Promise<Result> {
  return ctx.store.transaction(async (store) => {
    const actor = await renewActor({ ...ctx, store });
    requireNeed(actor, ctx.platform, need);
    const visible = visibleStore(store, actor);
    await ctx.precondition?.(visible);
    return work({ ...ctx, store: visible, actor });
  });
}

/** The actor as the store knows it now: role, session, API key and setup link are read again. */
async function renewActor({ actor, store, platform }: UseCaseContext): Promise<Actor> {
  switch (actor.kind) {
    case 'administrator':
      return administratorActor(await renewSession({ store: store.administrators, platform }, actor.session));
    case 'setup-link':
      return setupLinkActor(await rereadSetupLink(store.directory(actor.directoryId), platform, actor.id));
    case 'person':
      return renewPerson(store.directory(actor.directoryId), platform, actor);
    case 'api-key':
      return apiKeyActor(await renewApiKey(store, platform, actor.id));
    default:
      return actor;
  }
}
