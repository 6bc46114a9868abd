// Test Connection, and what the server says of itself when the configuration is saved.
// Source: Microsoft, "Develop a SCIM endpoint" (connection test, schema discovery); AzureAD/SCIMReferenceCode, Postman collection.
import type { Answer } from './client.ts';
import { isAccepted, type Job } from './cycle/job.ts';
import { lineOf } from './findings/inspect.ts';
import { listOf, member, shown, textOf } from './json.ts';
import { TARGETS, type Target } from './mapping.ts';
import { parseTarget } from './target-path.ts';
import type { Random } from './tenant/random.ts';
import { CORE_GROUP, CORE_USER, ENTERPRISE_USER } from './urn.ts';
import { discover, probeGroup, probeUser, type WireRequest } from './wire.ts';

/** What the administrator would see after pressing Test Connection. */
export interface ConnectionVerdict {
  readonly isConnected: boolean;
  readonly status: number;
  /** The text of the admin centre, as far as it is known. */
  readonly shown: string;
}

/** Asks for a user and a group that cannot exist. Connected means: both answered with 200 and an empty list. */
export async function testConnection(job: Job, random: Random): Promise<ConnectionVerdict> {
  const user = await probe(job, probeUser(random.guid()));
  if (!user.isEmpty) return verdict(user.answer, false);
  const group = await probe(job, probeGroup(random.guid()));
  return verdict(group.answer, group.isEmpty);
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

async function probe(job: Job, request: WireRequest): Promise<{ readonly answer: Answer; readonly isEmpty: boolean }> {
  const answer = await job.client.send(request);
  if (!isAccepted(job, request, answer, [200], 'filter-miss-not-200')) return { answer, isEmpty: false };
  const isEmpty = member(answer.body, 'totalResults') === 0 && listOf(answer.body, 'Resources').length === 0;
  if (!isEmpty) job.ledger.find('match-wrong', `${lineOf(request, answer)}: ${shown(answer.body)}`);
  return { answer, isEmpty };
}

/** The texts are those that administrators reported (MicrosoftDocs/azure-docs 54231, snipe-it 11913, bitwarden/server 7309). */
function verdict(answer: Answer, isConnected: boolean): ConnectionVerdict {
  const texts: Readonly<Record<number, string>> = {
    0: 'An error occurred while sending the request.',
    401: 'You appear to have entered invalid credentials. Please confirm you are using the correct information for an administrative account.',
    404: 'An HTTP/404 Not Found response was returned rather than the expected HTTP/200 OK response. Ensure that the tenant URL is correct.',
  };
  const text = isConnected
    ? 'The supplied credentials are authorized to enable provisioning.'
    : (texts[answer.status] ?? `The server answered ${answer.status} with something else than an empty list.`);
  return { isConnected, status: answer.status, shown: text };
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
