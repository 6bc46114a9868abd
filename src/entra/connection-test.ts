// Test Connection, and what the server says of itself when the configuration is saved.
// Source: Microsoft, "Develop a SCIM endpoint" (connection test, schema discovery); AzureAD/SCIMReferenceCode, Postman collection.
import type { Answer } from './client.ts';
import { isAccepted, type Job } from './cycle/job.ts';
import type { FindingCode } from './findings/findings.ts';
import { lineOf } from './findings/inspect.ts';
import { listOf, member, shown, textOf } from './json.ts';
import { TARGETS, type Target } from './mapping.ts';
import { parseTarget } from './target-path.ts';
import type { Random } from './tenant/random.ts';
import { CORE_GROUP, CORE_USER, ENTERPRISE_USER } from './urn.ts';
import { discover, listUsers, probeGroup, probeUser, type WireRequest } from './wire.ts';

/** What the administrator would see after pressing Test Connection. */
export interface ConnectionVerdict {
  readonly isConnected: boolean;
  readonly status: number;
  /** The text of the admin centre, as far as it is known. */
  readonly shown: string;
  /** The finding that says why there is no connection. */
  readonly obstacle?: FindingCode;
  /** Why there was no answer at all, for example ECONNREFUSED. */
  readonly reason?: string;
}

/** Asks for a user and a group that cannot exist. Connected means: both answered with 200 and an empty list. */
export async function testConnection(job: Job, random: Random): Promise<ConnectionVerdict> {
  const user = await probe(job, probeUser(random.guid()));
  if (!user.isConnected) return user;
  return probe(job, probeGroup(random.guid()));
}

/** Reads the discovery documents and holds the schemas against the mapping. */
export async function discoverSchemas(job: Job): Promise<void> {
  const request = discover('schemas');
  const answer = await job.client.send(request);
  if (isAccepted(job, request, answer, [200], 'schemas-missing')) judgeSchemas(job, listOf(answer.body, 'Resources'));
  if (answer.text.match(/:\s*null\b/)) job.ledger.find('schema-null', lineOf(request, answer));
  await expectDiscovery(
    job,
    discover('service provider configuration'),
    (body) => member(member(body, 'patch'), 'supported') === true,
  );
  await expectDiscovery(job, discover('resource types'), (body) =>
    ['/Users', '/Groups'].every((endpoint) =>
      listOf(body, 'Resources').some((type) => textOf(type, 'endpoint')?.endsWith(endpoint)),
    ),
  );
}

async function probe(job: Job, request: WireRequest): Promise<ConnectionVerdict> {
  const answer = await job.client.sendUnseen(request);
  const obstacle = (await isElsewhere(job, answer)) ? 'wrong-address' : obstacleIn(answer);
  if (obstacle === 'wrong-address') job.ledger.count(request.kind, answer);
  else job.client.observe(request, answer);
  if (obstacle !== undefined && !seenByObserver.has(obstacle))
    job.ledger.find(obstacle, `${lineOf(request, answer)}${answer.status === 200 ? `: ${shown(answer.body)}` : ''}`);
  return verdict(answer, obstacle);
}

/** What `inspectAnswer` and the observer of a job write down by themselves. */
const seenByObserver: ReadonlySet<FindingCode> = new Set([
  'unreachable',
  'timeout',
  'credentials-refused',
  'server-error',
  'not-json',
]);

/** Why an answer is not the empty list that Entra waits for. */
function obstacleIn({ failure, status, body }: Answer): FindingCode | undefined {
  if (failure !== undefined) return failure;
  if (status === 401 || status === 403) return 'credentials-refused';
  if (status >= 500) return 'server-error';
  if (status !== 200) return status === 404 ? 'filter-miss-not-200' : 'query-refused';
  if (body === undefined) return 'not-json';
  const isEmpty = member(body, 'totalResults') === 0 && listOf(body, 'Resources').length === 0;
  return isEmpty ? undefined : 'match-wrong';
}

/** Whether there is no SCIM server at the Tenant URL: what should be a list is not there or no JSON, and nothing else is SCIM either. */
async function isElsewhere(job: Job, { status, body }: Answer): Promise<boolean> {
  const isPage = status >= 200 && status < 300 && body === undefined;
  if (!isPage && ![404, 405, 410].includes(status)) return false;
  for (const request of [discover('service provider configuration'), listUsers(1, 1)]) {
    const answer = await job.client.sendUnseen(request);
    if (answer.status === 200 && listOf(answer.body, 'schemas').length > 0) return false;
  }
  return true;
}

/** The texts are those that administrators reported (MicrosoftDocs/azure-docs 54231, snipe-it 11913, bitwarden/server 7309). */
function verdict({ status, reason }: Answer, obstacle: FindingCode | undefined): ConnectionVerdict {
  const texts: Readonly<Record<number, string>> = {
    0: 'An error occurred while sending the request.',
    401: 'You appear to have entered invalid credentials. Please confirm you are using the correct information for an administrative account.',
    404: 'An HTTP/404 Not Found response was returned rather than the expected HTTP/200 OK response. Ensure that the tenant URL is correct.',
  };
  if (obstacle === undefined)
    return { isConnected: true, status, shown: 'The supplied credentials are authorized to enable provisioning.' };
  const text = texts[status] ?? `The server answered ${status} with something else than an empty list.`;
  return { isConnected: false, status, shown: text, obstacle, ...(reason === undefined ? {} : { reason }) };
}

function judgeSchemas(job: Job, schemas: readonly unknown[]): void {
  const byId = new Map(schemas.map((schema) => [textOf(schema, 'id') ?? '', schema]));
  const missing = [CORE_USER, CORE_GROUP, ENTERPRISE_USER].filter((urn) => !byId.has(urn));
  if (missing.length > 0) {
    job.ledger.find('schemas-missing', missing.join(', '));
    return;
  }
  for (const target of TARGETS.filter((candidate) => candidate !== 'externalId')) {
    if (!hasTarget(byId, target)) job.ledger.find('schema-attribute-missing', target);
  }
  if (!hasAttribute(byId.get(CORE_GROUP), 'displayName'))
    job.ledger.find('schema-attribute-missing', 'Group displayName');
  if (!hasAttribute(byId.get(CORE_GROUP), 'members')) job.ledger.find('schema-attribute-missing', 'Group members');
}

function hasTarget(schemas: ReadonlyMap<string, unknown>, target: Target): boolean {
  const path = parseTarget(target);
  if (path.kind === 'extension') return hasAttribute(schemas.get(path.urn), path.attribute);
  const user = schemas.get(CORE_USER);
  if (path.kind === 'plain') return hasAttribute(user, path.attribute);
  return hasAttribute(attributeOf(user, 'attributes', path.attribute), path.sub, 'subAttributes');
}

function hasAttribute(owner: unknown, name: string, list: 'attributes' | 'subAttributes' = 'attributes'): boolean {
  return attributeOf(owner, list, name) !== undefined;
}

function attributeOf(owner: unknown, list: 'attributes' | 'subAttributes', name: string): unknown {
  return listOf(owner, list).find((attribute) => textOf(attribute, 'name')?.toLowerCase() === name.toLowerCase());
}

async function expectDiscovery(job: Job, request: WireRequest, isComplete: (body: unknown) => boolean): Promise<void> {
  const answer = await job.client.send(request);
  if (!isAccepted(job, request, answer, [200], 'discovery-incomplete')) return;
  if (!isComplete(answer.body))
    job.ledger.find('discovery-incomplete', `${lineOf(request, answer)}: ${shown(answer.body)}`);
}
