// Answers a SCIM request: target, authentication, handler, then the answer or refusal and its log entry.

import {
  type Context,
  type Credential,
  createRegistries,
  type DirectoryId,
  type FindRegistry,
  guardDeprovisioning,
  type Platform,
  type Registry,
  standardRegistry,
  storeOf,
  tenantUrlOf,
} from '../../domain/index.ts';
import { limits, maxBulkBytes } from '../limits.ts';
import { readRequestId } from '../request-id.ts';
import { authenticate, findMisdirected, guardedStore, type LogTarget, unknownDirectory } from './authenticate.ts';
import { createBodyReader } from './body.ts';
import { getServiceProviderConfig } from './discovery.ts';
import { bodyText, type ScimAnswer, type ScimRequest } from './exchange.ts';
import { createFailedAuthLimit, type FailedAuthLimit } from './failed-auth-limit.ts';
import { createCredentialFinder } from './find-credential.ts';
import { type CompletedRequest, finish } from './finish.ts';
import type { Exchange } from './handler-result.ts';
import { createLongReadLimiter } from './long-read-limiter.ts';
import { attempt, type Outcome, toRefusal } from './outcome.ts';
import { createPasswordHashQueue } from './password-hash-queue.ts';
import { type Refusal, refusalOf } from './respond.ts';
import { route } from './routes.ts';
import type { FaceServices, ScimServices } from './services.ts';
import { readTarget, type Target } from './target.ts';

export { createLogWriter, type LogWriter, logDelayMs } from './log/writer.ts';
export type { ScimServices } from './services.ts';

export interface ScimFace {
  readonly answer: (request: ScimRequest) => Promise<ScimAnswer>;
}

/** The SCIM protocol below /scim/v2/<directoryId>. Whatever happens, the answer is a SCIM answer. */
export function createScimFace(services: ScimServices): ScimFace {
  const state: FaceState = {
    services: { ...services, findCredential: createCredentialFinder(services) },
    findRegistry: createRegistries(),
    refusals: createFailedAuthLimit(),
    platformFor: createPlatforms(services.platform),
  };
  return { answer: async (request) => forMethod(request, await answer(state, request)) };
}

/** What a face keeps from one request to the next. */
interface FaceState {
  readonly services: FaceServices;
  readonly findRegistry: FindRegistry;
  readonly refusals: FailedAuthLimit;
  /** The platform for work on a directory, with limits on slow work. */
  readonly platformFor: (directoryId: DirectoryId) => Platform;
}

/** Directories are few, so theirs are kept. */
function createPlatforms(platform: Platform): FaceState['platformFor'] {
  const hashGate = createPasswordHashQueue(platform);
  const readGate = createLongReadLimiter();
  const kept = new Map<DirectoryId, Platform>();
  return (id) => {
    const known = kept.get(id);
    if (known !== undefined) return known;
    const made: Platform = {
      ...hashGate.platformFor(id),
      yieldToOthers: (lane = id) => platform.yieldToOthers(lane),
      pace: { ...platform.pace },
      enterLongRead: (isPatient) => readGate.enter(id, isPatient),
    };
    kept.set(id, made);
    return made;
  };
}

// HEAD is GET without the body, with the length that it would have (RFC 9110 §9.3.2).
function forMethod(request: ScimRequest, { status, headers, body }: ScimAnswer): ScimAnswer {
  const requestId = readRequestId(request.header('x-request-id'));
  const named = requestId === undefined ? headers : { ...headers, 'x-request-id': requestId };
  if (request.method !== 'HEAD' || body === undefined) return { status, headers: named, body };
  return {
    status,
    headers: { ...named, 'content-length': String(Buffer.byteLength(bodyText(body))) },
    body: undefined,
  };
}

async function answer(state: FaceState, request: ScimRequest): Promise<ScimAnswer> {
  const { services } = state;
  const started = performance.now();
  try {
    const target = readTarget(request.target);
    if (!isPublic(request, target)) return await answerGuarded(state, request, target);
    const answered = await answerPublic(services, target);
    services.observe?.({ request, answer: answered, started, endpoint: target.segments[0], refusal: undefined });
    return answered;
  } catch (error) {
    return respondNotFound(state, request, started, toRefusal(services, error));
  }
}

/** Answers 404 for an unknown address. The directory of its token, if it has one, gets a log entry. */
async function respondNotFound(
  state: FaceState,
  request: ScimRequest,
  started: number,
  refusal: Refusal,
): Promise<ScimAnswer> {
  const { services } = state;
  const target = { directoryId: '', segments: [], query: new Map(), queryFault: undefined, path: request.target };
  const completed = { services, request, target, started, at: services.platform.clock(), registry: standardRegistry };
  // A store that has just failed is not asked again: who waits for the answer would wait twice as long for it.
  if (refusal.hidden !== undefined) return finish(completed, [], { refusal });
  const authorization = request.header('authorization');
  const { handled: logTargets = [] } = await attempt(services, () => findMisdirected(services, authorization));
  return refuse(state, completed, logTargets, refusal);
}

/** Answers an unauthorised request. Beyond the limit it is refused sooner and without a log entry, so that no client can fill a log. */
function refuse(
  { services, refusals }: FaceState,
  completed: CompletedRequest,
  logTargets: readonly LogTarget[],
  refusal: Refusal,
): ScimAnswer {
  const now = services.platform.uptime();
  const tokenId = logTargets.find((target) => target.tokenId !== undefined)?.tokenId;
  const throttled = refusals.count(completed.request.remoteAddress, tokenId, now);
  if (throttled !== undefined && services.rateLimit.isOn)
    return finish(completed, [], { refusal: refusalOf(throttled) });
  const withRoom = logTargets.filter((target) => refusals.hasRoom(target, now));
  return finish({ ...completed, isRefused: true }, withRoom, { refusal });
}

// What the service supports is the same for everyone and may be read before there is a token (RFC 7643 §5).
function isPublic(request: ScimRequest, target: Target): boolean {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  return isRead && target.segments.length === 1 && target.segments[0] === 'ServiceProviderConfig';
}

async function answerPublic(services: FaceServices, target: Target): Promise<ScimAnswer> {
  const directory = await services.store.directories.find(target.directoryId as Context['directory']['id']);
  if (directory === undefined) throw unknownDirectory();
  const tenantUrl = tenantUrlOf(services.publicUrl, directory.id);
  return getServiceProviderConfig(tenantUrl, services.maxBodyBytes).answer;
}

async function answerGuarded(state: FaceState, request: ScimRequest, target: Target): Promise<ScimAnswer> {
  const { services, findRegistry } = state;
  const begun = { services, request, target, started: performance.now(), at: services.platform.clock() };
  const auth = await authenticate(services, target.directoryId, request.header('authorization'));
  if (auth.kind === 'refused')
    return refuse(state, { ...begun, registry: standardRegistry }, auth.logTargets, refusalOf(auth.failure));
  const { directory, token } = auth.credential;
  const registry = await findRegistry(directory, services.store.directory(directory.id));
  const exchange = openExchange(state, request, target, auth.credential, registry);
  const outcome = await run(exchange);
  const completed = { ...begun, registry, requestBody: exchange.body.text() };
  return finish(completed, [{ directory, tokenId: token.id }], outcome);
}

function run(exchange: Exchange): Promise<Outcome> {
  const { services, context } = exchange;
  return attempt(services, async () => {
    services.rateLimit.take(context.directory.id, services.platform.uptime());
    return route(exchange);
  });
}

function openExchange(
  { services, platformFor }: FaceState,
  request: ScimRequest,
  target: Target,
  credential: Credential,
  registry: Registry,
): Exchange {
  const { directory, token } = credential;
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const store = services.store.directory(directory.id);
  const context: Context = {
    directory,
    store: isRead ? store : storeOf(registry, guardedStore(store, credential, services.platform)),
    platform: platformFor(directory.id),
    actor: { kind: 'entra', tokenId: token.id },
    hooks: guardDeprovisioning(directory, store),
    tenantUrl: tenantUrlOf(services.publicUrl, directory.id),
  };
  const isBulk = target.segments[0] === 'Bulk';
  const bounds = {
    maxBytes: isBulk ? maxBulkBytes(services.maxBodyBytes) : services.maxBodyBytes,
    maxValues: limits.maxJsonValues[isBulk ? 'bulk' : 'body'],
  };
  const body = createBodyReader(request, bounds, () => context.platform.yieldToOthers());
  return { services, context, registry, tokenId: token.id, request, target, body };
}
