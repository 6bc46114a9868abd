import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entryOf } from '../../store/testing/samples.ts';
import type { DirectoryEvent } from '../events/event.ts';
import type { EventId, ResourceId } from '../ids/brands.ts';
import type { LogEntry } from '../provisioning-log/entry.ts';
import type { StoredResource } from '../resources/resource.ts';
import { isTraced, tracesOf } from './traces.ts';

const id = '2819c223-7f76-453a-919d-413861904646' as ResourceId;
const urn = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const body = {
  userName: 'b81c5f4a-1111-4222-8333-abcdefabcdef',
  externalId: 'erika@contoso.example',
  displayName: 'Erika Müller',
  name: { givenName: 'Erika', familyName: 'Müller' },
  title: 'Engineer',
  [urn]: { department: 'Sales', employeeNumber: '701984' },
  'urn:contoso:2.0:User': { company: 'Contoso', badge: 'XK-778123' },
};
const resource: StoredResource = {
  type: 'User',
  id,
  version: 1,
  createdAt: 1,
  changedAt: 1,
  body: JSON.stringify(body),
};
const event: DirectoryEvent = {
  id: 'evt_1' as EventId,
  type: 'user.updated',
  at: 1,
  actor: 'tok',
  resourceId: id,
  subject: 'Erika Schmidt',
  changes: [
    { path: 'phoneNumbers[type eq "mobile"].value', before: '+49 151 111' },
    { path: `${urn}:department`, before: 'Marketing' },
    { path: `${urn}:manager.value`, before: 'the-manager' },
  ],
};
const traces = tracesOf([resource], [event]);

function line(more: Partial<LogEntry>): LogEntry {
  return entryOf('log_2', { action: 'Update', method: 'PATCH', ...more });
}

const query = (filter: string): string => `/Users?filter=${encodeURIComponent(filter)}`;

test('a line that names a person is found, however it does so', () => {
  const naming: readonly Partial<LogEntry>[] = [
    { resourceId: id },
    { resourceId: 'ERIKA@contoso.example' as ResourceId },
    { subject: 'Erika Schmidt' },
    { search: 'other\nerika@contoso.example' },
    { path: '/Users/erika%40contoso.example' },
    { path: query('externalId eq "Erika@Contoso.example"') },
    { path: query('externalId eq "erika@contoso.example"').replaceAll('%20', '+') },
    { path: query('displayName sw "Erika M"'), search: 'erika m' },
    { path: query('name.givenName eq "Erika"') },
    { requestBody: '{"displayName":"Erika M\\u00fcller"}' },
    { requestBody: '{"members":[{"value":"x","display":"erika müller"}]}' },
    { requestBody: `{"members":[{"value":"${id}"}]}` },
    { requestBody: '{"path":"emails[value eq \\"erika@contoso.example\\"]"}' },
    { requestBody: '{"value":"+49 151 111","x":["cut sho…' },
    { requestBody: '{"employeeNumber":701984}' },
    { requestBody: '{"badge":"xk-778123"}' },
    { responseBody: `{"detail":"userName is used"}`, detail: `userName is used by user ${id}.` },
  ];
  for (const more of naming) assert.equal(isTraced(line(more), traces), true, JSON.stringify(more));
});

test('a line about others is left alone, even where they share a value', () => {
  const others: readonly Partial<LogEntry>[] = [
    {},
    { subject: 'Erik', search: 'erik' },
    { path: query('externalId eq "erik@contoso.example"') },
    { path: query('externalId eq "rika@contoso.example"'), search: 'rika@contoso.example' },
    { requestBody: '{"name":{"givenName":"Erika"},"title":"Engineer"}' },
    { requestBody: '{"department":"Sales","x":"Marketing","y":"the-manager"}' },
    { requestBody: '{"company":"Contoso"}' },
  ];
  for (const more of others) assert.equal(isTraced(line(more), traces), false, JSON.stringify(more));
});
