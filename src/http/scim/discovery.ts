// /ServiceProviderConfig, /Schemas and /ResourceTypes (RFC 7644 §4): read-only, whole lists, no filter.

import { deliveredUris, Failure } from '../../domain/index.ts';
import {
  type Capabilities,
  type JsonObject,
  pageLimits,
  type ResourceType,
  resourceTypeDocuments,
  sameUrn,
  schemaDocuments,
  serviceProviderConfig,
} from '../../scim/index.ts';
import { limits, maxBulkBytes } from '../limits.ts';
import type { HandlerResult } from './handler-result.ts';
import { reply, replyList } from './respond.ts';
import { clearQuery, type Target, unknownEndpoint } from './target.ts';

/** What this service offers, as it is published. */
function capabilities(maxBodyBytes: number): Capabilities {
  return {
    documentationUri: undefined,
    bulk: { supported: true, maxOperations: limits.bulk.maxOperations, maxPayloadBytes: maxBulkBytes(maxBodyBytes) },
    sort: true,
    changePassword: true,
    defaultPageSize: pageLimits.defaultCount,
    maxPageSize: pageLimits.maxCount,
    eventUris: deliveredUris,
  };
}

/** One document, not a list: query parameters, a filter included, have nothing to act on (RFC 7644 §4). */
export function getServiceProviderConfig(tenantUrl: string, maxBodyBytes: number): HandlerResult {
  return { answer: reply(200, JSON.stringify(serviceProviderConfig(tenantUrl, capabilities(maxBodyBytes)))) };
}

export function getSchemas(target: Target, tenantUrl: string, types: readonly ResourceType[]): HandlerResult {
  return getDocuments(target, schemaDocuments(tenantUrl, types), (id, urn) => sameUrn(id, urn));
}

export function getResourceTypes(target: Target, tenantUrl: string, types: readonly ResourceType[]): HandlerResult {
  return getDocuments(target, resourceTypeDocuments(tenantUrl, types), (id, name) => id === name);
}

function getDocuments(
  target: Target,
  documents: readonly JsonObject[],
  isNamed: (id: string, name: string) => boolean,
): HandlerResult {
  if (clearQuery(target).has('filter')) throw new Failure('BC-415');
  const [, name] = target.segments;
  if (name === undefined) {
    const texts = documents.map((document) => JSON.stringify(document));
    return { answer: replyList(texts.length, { startIndex: 1 }, texts) };
  }
  const document = documents.find(({ id }) => typeof id === 'string' && isNamed(id, name));
  if (document === undefined) throw unknownEndpoint();
  return { answer: reply(200, JSON.stringify(document)) };
}
