// The first lines of a rehearsal: whether the server was reached, and if not, why and what to do.

import type { FindingCode, RehearsalReport } from '../entra/index.ts';
import { explainUnreached } from './remote-failure.ts';
import { colored } from './terminal.ts';

/** What the server said, and the next step. */
type Explanation = readonly [happened: string, step: string];

export function connectionLines({ tenantUrl, connection, stopped }: RehearsalReport): readonly string[] {
  const { isConnected, obstacle, shown } = connection;
  const entra = `Entra would show: ${shown}`;
  if (isConnected) return [`${colored('green', 'Reached')} ${tenantUrl}`, entra];
  if (obstacle === undefined) return [`The server at ${tenantUrl} had not answered yet.`];
  const [happened, step] = explain(obstacle, connection);
  const title = connection.status === 0 ? 'Not reached:' : 'Reached, but Entra could not connect:';
  const end = stopped === true ? [] : ['Nothing was rehearsed.'];
  return [`${colored('red', title)} ${tenantUrl}`, `${happened} ${step}`, entra, ...end];
}

function explain(obstacle: FindingCode, connection: RehearsalReport['connection']): Explanation {
  const { status, reason = '' } = connection;
  if (obstacle === 'unreachable') return explainFault(reason);
  const known = explanations[obstacle];
  if (known !== undefined) return known;
  return [`The server answered the connection test with ${status}.`, 'Look into its log.'];
}

function explainFault(reason: string): Explanation {
  const [happened, step] = explainUnreached(reason, reason);
  const sentence = `${happened.charAt(0).toUpperCase()}${happened.slice(1)}`;
  return [sentence.toLowerCase().includes(reason.toLowerCase()) ? `${sentence}.` : `${sentence} (${reason}).`, step];
}

const explanations: Readonly<Partial<Record<FindingCode, Explanation>>> = {
  timeout: [
    'There was no answer in time.',
    'Check the network and the firewall, and whether the server is overloaded.',
  ],
  'credentials-refused': [
    'The Secret Token was rejected.',
    'Check that it is the token of this Tenant URL, that it was copied whole, and that it has not expired.',
  ],
  'wrong-address': [
    'There is no SCIM server at this address.',
    'Copy the Tenant URL again; it is the address that /Users and /Groups are appended to.',
  ],
  'filter-miss-not-200': [
    'A filter that matches no user was answered with 404.',
    'The server must answer 200 with an empty list; Entra cannot connect before.',
  ],
  'query-refused': ['The filter of the connection test was rejected.', 'The server must support userName eq "…".'],
  'match-wrong': [
    'The server found a user who does not exist.',
    'It must evaluate the filter; Entra cannot connect before.',
  ],
  'not-json': ['The answer is not JSON.', 'Check the Tenant URL, and a reverse proxy before the server.'],
  'server-error': ['The server failed.', 'Look into its log.'],
};
