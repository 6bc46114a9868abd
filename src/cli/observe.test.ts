// What an operator sees of a running server: figures for those who hold their token, one line per request, ids that both sides know.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { json, newData, serve } from './testing/command.ts';

const metricsToken = 'metrics-0123456789abcdef';

test('figures and log lines tell what happened, and neither holds a token, a name or an address', async (context) => {
  const at = newData();
  const environment = { BECARD_METRICS_TOKEN: metricsToken, BECARD_LOG_LEVEL: 'debug' };
  const { url, printed, stop } = await serve(context, at, environment);
  const words = ['directory', 'create', 'Contoso', '--activate', ...at, '--public-url', url];
  const { id, tenantUrl, token } = await json(words);
  const ask = (path: string, authorization: string, more: RequestInit = {}) =>
    fetch(path, {
      ...more,
      headers: { authorization, 'x-request-id': 'req-1', 'content-type': 'application/scim+json' },
    });
  const schemas = ['urn:ietf:params:scim:schemas:core:2.0:User'];
  const body = JSON.stringify({ schemas, userName: 'jana@contoso.example', displayName: 'Jana Weber' });

  const created = await ask(`${tenantUrl}/Users`, `Bearer ${token}`, { method: 'POST', body });
  const found = await ask(`${tenantUrl}/Users?filter=userName eq "jana@contoso.example"`, `Bearer ${token}`);
  const refused = await ask(`${tenantUrl}/Users`, 'Bearer becard_scim_wrong');
  const config = await ask(`${tenantUrl}/ServiceProviderConfig`, '');
  const lost = await ask(`${url}/scim/v2/ud_nobody/Users`, `Bearer ${token}`);
  const page = await ask(`${url}/api/session`, '');
  const withoutToken = await ask(`${url}/metrics`, `Bearer ${token}`);
  const metrics = await ask(`${url}/metrics`, `Bearer ${metricsToken}`);
  const alive = await ask(`${url}/health/live`, `Bearer ${token}`);
  let figures = await metrics.text();
  // The first pruning may still be under way.
  while (!/^becard_retention_last_success_timestamp_seconds [1-9]/m.test(figures))
    figures = await (await ask(`${url}/metrics`, `Bearer ${metricsToken}`)).text();
  await stop();

  const statuses = [created, found, refused, config, lost, page, withoutToken, metrics, alive].map(
    ({ status }) => status,
  );
  assert.deepEqual(statuses, [201, 200, 401, 200, 404, 200, 401, 200, 200]);
  for (const answer of [created, found, refused, config, page])
    assert.equal(answer.headers.get('x-request-id'), 'req-1');
  const lines = printed()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .filter(({ msg }) => msg === 'request');
  const requestLines = lines.map(({ http_method: method, route, status, directory_id: directory }) => [
    method,
    route,
    status,
    directory,
  ]);
  assert.deepEqual(requestLines.slice(0, 6), [
    ['POST', '/scim/v2/:directory/Users', 201, id],
    ['GET', '/scim/v2/:directory/Users', 200, id],
    ['GET', '/scim/v2/:directory/Users', 401, id],
    ['GET', '/scim/v2/:directory/ServiceProviderConfig', 200, undefined],
    ['GET', '/scim/v2/:directory/Users', 404, id],
    ['GET', '/api/session', 200, undefined],
  ]);
  assert.match(figures, /^becard_directory_users\{state="active"\} 1$/m);
  assert.match(figures, /^becard_scim_auth_failures_total\{reason="BC-102"\} 1$/m);
  assert.match(figures, /^becard_retention_last_success_timestamp_seconds \d{10}/m);
  for (const hidden of [token, 'becard_scim_wrong', 'jana', 'Jana', metricsToken, '127.0.0.1:']) {
    assert.equal(figures.includes(hidden), false, hidden);
  }
  const requests = lines.map((line) => JSON.stringify(line)).join('\n');
  for (const hidden of ['becard_scim_', 'jana', 'Jana', metricsToken])
    assert.equal(requests.includes(hidden), false, hidden);
});

test('without a token for them there are no metrics', async (context) => {
  const { url } = await serve(context, newData());

  const { status } = await fetch(`${url}/metrics`, { headers: { authorization: 'Bearer ' } });

  assert.equal(status, 404);
});
