// The one home of every leniency towards Entra and other clients: what they send, why it is taken, where that is known from.
// The behaviour is the same for every client and every directory; there is no flag.

import { type Attribute, findAttribute, valueAttribute } from './attribute.ts';
import { isObject, type JsonObject, listOf, member } from './json.ts';

export interface Tolerance {
  readonly name: string;
  readonly client: string;
  readonly example: string;
  readonly why: string;
  readonly source: string;
  /** The name of the test that holds it. */
  readonly test: string;
}

export const tolerances = [
  {
    name: 'operation names in any letter case',
    client: 'Microsoft Entra ID',
    example: '{"op":"Replace","path":"displayName","value":"Jana"}',
    why: 'Without the flag aadOptscim062020 Entra writes Add, Replace and Remove.',
    source: 'Microsoft Learn: Known issues and resolutions with SCIM 2.0 protocol compliance',
    test: 'operation names are taken in any letter case',
  },
  {
    name: 'booleans as strings',
    client: 'Microsoft Entra ID',
    example: '{"op":"Replace","path":"active","value":"False"}',
    why: 'A deprovisioned user would stay active if the string were rejected. Any other string is an error.',
    source: 'Microsoft Learn: Known issues and resolutions with SCIM 2.0 protocol compliance',
    test: 'true and false as text are booleans',
  },
  {
    name: 'removal by value',
    client: 'Microsoft Entra ID',
    example: '{"op":"Remove","path":"members","value":[{"value":"2819c223"}]}',
    why: 'Read literally, the request would empty the group; only the named members are removed.',
    source: 'Microsoft Learn: Tutorial: Develop and plan provisioning for a SCIM endpoint',
    test: 'a removal that names values removes only those',
  },
  {
    name: 'creation through a filter',
    client: 'Microsoft Entra ID',
    example: '{"op":"Add","path":"phoneNumbers[type eq \\"mobile\\"].value","value":"+49 170 1"}',
    why: 'Entra addresses elements that do not exist yet; the element is created from the filter.',
    source: 'Microsoft SCIM Validator; RFC 7644 §3.5.2.1 leaves it open',
    test: 'an operation through a filter that matches nothing makes the element',
  },
  {
    name: 'a bare id for a reference',
    client: 'Microsoft Entra ID',
    example:
      '{"op":"Add","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager","value":"2819c223"}',
    why: 'Entra sends the manager as a string or as a list of one; the response has {"value": …}.',
    source: 'Microsoft SCIM reference code: Logic App validation template',
    test: 'a manager is taken as text, as an object and as a list of one',
  },
  {
    name: 'attribute notation as a key',
    client: 'Microsoft Entra ID',
    example: '{"op":"replace","value":{"name.givenName":"Jana","emails[type eq \\"work\\"].value":"j@example.com"}}',
    why: 'With the flag aadOptscim062020 Entra merges many attributes into one operation with dotted keys.',
    source: 'Microsoft Learn: Known issues and resolutions with SCIM 2.0 protocol compliance',
    test: 'dotted and qualified keys of a pathless operation are paths',
  },
  {
    name: 'an extension attribute without its URN',
    client: 'Microsoft Entra ID',
    example: 'GET /Users?filter=manager eq "2819c223"',
    why: 'Entra writes a bare "manager" when it checks or sets the reference.',
    source: 'Microsoft Learn: Tutorial: Develop and plan provisioning for a SCIM endpoint',
    test: 'a bare manager is the attribute of the enterprise extension',
  },
  {
    name: 'empty values clear',
    client: 'Microsoft Entra ID',
    example: '{"op":"replace","path":"title","value":""}',
    why: 'Entra clears an attribute with "", null or {"value":""}; it is an error for a required attribute and a boolean. In other objects, such a part is cleared and no other.',
    source: 'Microsoft SCIM reference code: Logic App validation template',
    test: 'an empty value clears an optional attribute',
  },
  {
    name: 'read-only values that change nothing',
    client: 'Microsoft Entra ID',
    example: '{"op":"Replace","value":{"id":"2819c223","displayName":"Sales"}}',
    why: 'A rename of a group contains the id of the group.',
    source: 'Microsoft Learn: Tutorial: Develop and plan provisioning for a SCIM endpoint',
    test: 'a pathless operation may repeat read-only values',
  },
  {
    name: 'unknown schemas and attributes in a body',
    client: 'Microsoft Entra ID',
    example: '{"schemas":["…:Group","http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group"]}',
    why: 'Entra names its own schema for groups; an unmapped attribute must not cause the rejection of a user.',
    source: 'Microsoft Learn: Tutorial: Develop and plan provisioning for a SCIM endpoint',
    test: 'unknown schemas and attributes of a body are ignored',
  },
  {
    name: 'an absolute reference behind the base',
    client: 'scim2/test-suite',
    example: 'GET /scim/v2/ud_x/https://becard.example/scim/v2/ud_x/Users/2819c223',
    why: 'A client that treats every address as relative follows $ref like this; the named resource is returned.',
    source: 'scim2/test-suite, scim/client.go; RFC 7643 §2.3.7 allows absolute references',
    test: 'an absolute reference behind the Tenant URL leads to the resource of this directory, and to no other',
  },
  {
    name: 'a list of one for a single value',
    client: 'Microsoft Entra ID (old dialect)',
    example: '{"op":"Replace","path":"active","value":[{"$ref":null,"value":"False"}]}',
    why: 'Entra formerly wrote every value of a PATCH like this; a deprovisioned user would stay active if it were rejected.',
    source: 'MicrosoftDocs/azure-docs issue 42220; scimgateway, comments on PATCH of Entra ID',
    test: 'a list of one object with a value is read as a single value',
  },
  {
    name: 'a list of one for the value without a path',
    client: 'SCIM-SDK',
    example: '{"op":"replace","value":[{"displayName":"Sales"}]}',
    why: 'The client library writes the object of a PATCH without a path as a list.',
    source: 'SCIM-SDK, PatchRequestOperation with values as nodes',
    test: 'a pathless operation may wrap its object in a list',
  },
  {
    name: 'integers as strings',
    client: 'Apache Syncope (ConnId)',
    example: '{"urn:contoso:params:scim:schemas:extension:Workplace":{"floor":"7"}}',
    why: 'The connector sends custom attributes only as strings. Any string but an exact integer is an error.',
    source: 'Tirasa/ConnIdSCIMBundle, custom attributes',
    test: 'an integer as text is an integer',
  },
  {
    name: 'schemas by their old names',
    client: 'OneLogin',
    example:
      '{"schemas":["urn:scim:schemas:core:1.0","urn:scim:schemas:extension:enterprise:1.0"],"userName":"jana@example.com"}',
    why: 'The templates of OneLogin name the schemas of SCIM 1.1; the endpoint determines the type. The log has a warning.',
    source: 'developers.onelogin.com/scim/define-user-schema; drafts of RFC 7643 called them urn:scim:schemas:core:2.0',
    test: 'a user as the templates of OneLogin write one is created',
  },
  {
    name: 'references by $ref alone',
    client: 'clients that follow RFC 7643 §8.7.1',
    example: '{"op":"add","path":"members","value":[{"$ref":"../Users/2819c223"}]}',
    why: 'The schema of the RFC does not require value, for members nor for managers. Any URI but that of a possible member or user in the directory is an error.',
    source: 'RFC 7643 §8.7.1, §8.7.2 and §2.4, where $ref alone names a resource',
    test: 'a manager may be named by the URI alone',
  },
  {
    name: 'a preference for the response to a write',
    client: 'clients that read the response to a PATCH of a group (SCIM-SDK, SCIMple)',
    example: 'PATCH /Groups/2819c223 with "Prefer: return=representation"',
    why: 'SCIM leaves open whether a PATCH returns 200 or 204; RFC 7240 lets the client choose.',
    source: 'RFC 7240 §4.2; RFC 7644 §3.5.2',
    test: 'who prefers the resource gets it, a patched group with its members too',
  },
  {
    name: 'failOnErrors 0',
    client: 'SCIMServer (test suite)',
    example: '{"schemas":["…:BulkRequest"],"failOnErrors":0,"Operations":[…]}',
    why: 'Sent if no number of errors should end the work; read literally, no operation would run.',
    source: 'SCIMServer, live tests; RFC 7644 §3.7 requires "an integer" without a minimum',
    test: 'failOnErrors 0 is as good as none',
  },
] as const satisfies readonly Tolerance[];

const oldCoreUrn = /^urn:scim:schemas:core:[12]\.0(?::([a-z]+))?$/i;
const oldEnterpriseUrn = /^urn:scim:schemas:extension:enterprise:(?:1\.0|2\.0(?::User)?)$/i;

/** Whether SCIM 1.1 or a draft of RFC 7643 meant the schema of a resource type by a URN. */
export function isOldCoreUrn(urn: string, typeName: string): boolean {
  const [isOld, name = typeName] = oldCoreUrn.exec(urn) ?? [];
  return isOld !== undefined && name.toLowerCase() === typeName.toLowerCase();
}

/** Whether SCIM 1.1 or a draft of RFC 7643 meant the extension EnterpriseUser by a URN. */
export function isOldEnterpriseUrn(urn: string): boolean {
  return oldEnterpriseUrn.test(urn);
}

/** Whether a body names schemas as SCIM 1.1 or a draft of RFC 7643 did. */
export function namesOldSchemas(body: JsonObject): boolean {
  const urns = [...listOf(member(body, 'schemas')), ...Object.keys(body)];
  return urns.some((urn) => typeof urn === 'string' && (oldCoreUrn.test(urn) || oldEnterpriseUrn.test(urn)));
}

/** The operation that a text names, in any letter case. */
export function readOperationName(text: unknown): 'add' | 'remove' | 'replace' | undefined {
  const name = typeof text === 'string' ? text.toLowerCase() : undefined;
  return name === 'add' || name === 'remove' || name === 'replace' ? name : undefined;
}

/** A boolean, or the texts true and false in any letter case; undefined for anything else. */
export function readBoolean(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const text = typeof value === 'string' ? value.toLowerCase() : undefined;
  if (text === 'true') return true;
  return text === 'false' ? false : undefined;
}

/** An integer that a double holds exactly, or its decimal text as JSON writes it; undefined for anything else. */
export function readInteger(value: unknown): number | undefined {
  const isText = typeof value === 'string' && /^(?:0|-?[1-9]\d*)$/.test(value);
  const number = isText ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined;
}

/** Unfolds the long form of a single simple value: [{"$ref":null,"value":"x"}] means "x". */
export function unfoldSimple(value: unknown): unknown {
  const element = unfoldOne(value);
  if (element === value) return value;
  const isWrapped = isObject(element) && Object.keys(element).every((key) => key === 'value' || key === '$ref');
  return isWrapped && element['value'] !== undefined ? element['value'] : value;
}

/** What a list of one holds; anything else as it is. */
export function unfoldOne(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}

/** Unfolds the short forms of a single complex value: "x" and [{"value":"x"}] stand for {"value":"x"}. */
export function unfoldComplex(attribute: Attribute, value: unknown): unknown {
  if (Array.isArray(value) && value.length === 1 && value[0] !== null) return unfoldComplex(attribute, value[0]);
  if (typeof value === 'string' && valueAttribute(attribute) !== undefined) return { value };
  return value;
}

/**
 * Whether a value sent for one optional value means "no value": null or "", and for a complex one {"value": null} or {"value": ""} alone.
 * Any other object speaks of its parts only.
 */
export function clears(attribute: Attribute, value: unknown): boolean {
  if (attribute.type === 'complex' && isObject(value)) return isEmptyPoint(attribute, value);
  const sent = attribute.type === 'complex' ? value : unfoldSimple(value);
  return sent === undefined || sent === null || (sent === '' && attribute.type !== 'boolean');
}

function isEmptyPoint(attribute: Attribute, value: JsonObject): boolean {
  const point = valueAttribute(attribute);
  const sent = point && member(value, point.name);
  if (point === undefined || sent === undefined || !clears(point, sent)) return false;
  const named = Object.keys(value).map((name) => findAttribute(attribute.subAttributes, name));
  return named.every((sub) => sub === undefined || sub === point);
}
