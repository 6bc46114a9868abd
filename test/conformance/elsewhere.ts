// Requirements that tests outside this folder prove, by file and title.

import type { RequirementId } from './requirements/index.ts';

export interface NamedTest {
  readonly id: RequirementId;
  readonly file: string;
  readonly test: string;
}

const events = 'src/scim/events/token.test.ts';
const statements = 'src/domain/event-streams/security-event.test.ts';
const streams = 'src/use-cases/stream-reader.test.ts';
const pushes = 'src/jobs/event-streams/sender.test.ts';
const polls = 'src/http/receivers/receivers.test.ts';
const tellsOfAll = 'a stream tells of every change behind its beginning, in order, and how to find the resource';
const verifies = 'a receiver polls, verifies the tokens with the published keys, and acknowledges them';
const inOrder = 'tokens are pushed in the order of the changes, as RFC 8935 asks';

export const elsewhere: readonly NamedTest[] = [
  { id: '9967-2.1-a', file: streams, test: tellsOfAll },
  { id: '9967-2.1-a', file: events, test: 'figure 2 of RFC 9967: feed add' },
  { id: '9967-2.1-b', file: polls, test: verifies },
  { id: '9967-2.1-c', file: streams, test: tellsOfAll },
  { id: '9967-2.1-d', file: streams, test: tellsOfAll },
  { id: '9967-2.1-e', file: streams, test: tellsOfAll },
  {
    id: '9967-2.1-g',
    file: events,
    test: 'one token states several events of one change, with the time of the change',
  },
  { id: '9967-2.2-a', file: streams, test: tellsOfAll },
  { id: '9967-2.2-b', file: streams, test: 'a token that is read again is the same again' },
  { id: '9967-2.2-c', file: events, test: 'figure 6 of RFC 9967: patch, full' },
  {
    id: '9967-2.2-c',
    file: streams,
    test: 'a full stream carries the new resource as an answer would show it, a group with its members',
  },
  { id: '9967-2.2-d', file: statements, test: 'a token states: a changed user' },
  { id: '9967-2.4-a', file: statements, test: 'a token states: a changed user' },
  { id: '9967-2.4-a', file: events, test: 'figure 4 of RFC 9967: create, full' },
  { id: '9967-2.4-a', file: events, test: 'figure 5 of RFC 9967: create, notice' },
  { id: '9967-2.4-b', file: statements, test: 'a token states: a new user' },
  {
    id: '9967-2.4.1-a',
    file: streams,
    test: 'a full stream carries the new resource as an answer would show it, a group with its members',
  },
  { id: '9967-2.4.2-a', file: statements, test: 'a token states: a changed user' },
  { id: '9967-2.4.2-a', file: events, test: 'figure 7 of RFC 9967: patch, notice' },
  {
    id: '9967-2.4.4-a',
    file: events,
    test: 'no token is empty, states an event twice, or a removal from the feed beside a deletion',
  },
  { id: '9967-2.4.4-b', file: statements, test: 'a token states: a deleted user' },
  { id: '9967-2.4.4-b', file: events, test: 'figure 10 of RFC 9967: delete' },
  { id: '9967-2.4.5-a', file: events, test: 'figure 11 of RFC 9967: activate' },
  { id: '9967-2.4.6-a', file: statements, test: 'a token states: a deactivated user' },
  { id: '9967-2.5.1.3-a', file: events, test: 'figure 14 of RFC 9967: asynchronous response' },
  {
    id: '9967-5-a',
    file: 'src/outbound/target.test.ts',
    test: 'a request without encryption may reach this machine alone, and only where the operator allowed it',
  },
  { id: '9967-5-b', file: polls, test: 'a stream is opened by its own token alone' },
  { id: '9967-5-c', file: polls, test: verifies },
  { id: '9967-5-d', file: statements, test: 'a token states: new members' },
  { id: '8417-2.2-a', file: streams, test: tellsOfAll },
  {
    id: '8417-2.2-b',
    file: events,
    test: 'no token is empty, states an event twice, or a removal from the feed beside a deletion',
  },
  { id: '8417-2.3-a', file: polls, test: verifies },
  { id: '8935-2.1-a', file: pushes, test: inOrder },
  {
    id: '8935-2-a',
    file: pushes,
    test: 'a receiver that is away gets the same token later, and those behind it after that',
  },
  { id: '8935-2.2-a', file: pushes, test: inOrder },
  { id: '8935-2.3-a', file: pushes, test: 'a receiver that rejects the transmitter has its stream disabled at once' },
  { id: '8935-2.3-a', file: pushes, test: 'a token that a receiver cannot read is skipped, and the stream says so' },
  { id: '8936-2.2-a', file: streams, test: 'a poll for no tokens only says whether there are some' },
  { id: '8936-2.2-b', file: polls, test: 'a poll waits for the next change' },
  {
    id: '8936-2.2-c',
    file: streams,
    test: 'a receiver gets every token until it acknowledges it, also out of order',
  },
  {
    id: '8936-2.2-d',
    file: streams,
    test: 'what a receiver rejects is not given to it again, and the stream says why',
  },
  { id: '8936-2.3-a', file: polls, test: verifies },
  {
    id: '8936-2.3-b',
    file: streams,
    test: 'a receiver gets every token until it acknowledges it, also out of order',
  },
  { id: '8936-2.5-a', file: polls, test: 'a poll that cannot be read is refused' },
  { id: '7644-2-d', file: 'src/http/api/routes/directories.test.ts', test: 'nothing is shown without signing in' },
  {
    id: '7644-7.4-a',
    file: 'src/domain/credentials/secret.test.ts',
    test: 'every created secret is well-formed and has the documented shape',
  },
  {
    id: '7644-7.4-a',
    file: 'src/domain/credentials/secret.test.ts',
    test: '256 bits fit in 43 characters and small numbers are filled with zeros',
  },
  {
    id: '7644-7.4-c',
    file: 'src/http/api/session/session.test.ts',
    test: 'the cookie is out of reach of scripts, of other sites and of plain HTTP',
  },
  {
    id: '7644-7.4-d',
    file: 'src/domain/administrators/sessions.test.ts',
    test: 'a session ends after 12 idle hours, and use keeps it alive',
  },
  {
    id: '7644-3.4.2.2-b',
    file: 'src/domain/resources/list/list.test.ts',
    test: 'a filter answered by keys gives what the filter gives on every resource',
  },
  {
    id: '7644-3.7-o',
    file: 'src/http/scim/bulk/bulk.test.ts',
    test: 'whatever refers to whatever, the end is that of single requests in an order that works',
  },
  {
    id: '7644-3.12-l',
    file: 'src/http/scim/scim.test.ts',
    test: 'an unexpected error is hidden from the client and logged in full',
  },
  {
    id: '7643-4.1.1-f',
    file: 'src/http/scim/scim.test.ts',
    test: 'the log tells what happened, to whom, with warnings, and never holds a token',
  },
  {
    id: '7643-2.1-c',
    file: 'src/scim/definition/read-schema.test.ts',
    test: 'a name that is no name of an attribute, or means something already, is refused',
  },
  {
    id: '7643-3.3-c',
    file: 'src/scim/definition/compose.test.ts',
    test: 'an extension that redefines an attribute of its type is refused',
  },
  {
    id: '7643-2.3.8-b',
    file: 'src/scim/definition/read-schema.test.ts',
    test: 'a complex attribute inside a complex attribute is refused',
  },
  {
    id: '7643-7-i',
    file: 'src/http/scim/own-type.test.ts',
    test: '"server" is unique among the resources of the type, "global" among all that have the attribute, each of several values',
  },
  {
    id: '7643-3.1-r',
    file: 'src/http/scim/own-type.test.ts',
    test: 'a device is created, read, replaced, changed and deleted at its own endpoint',
  },
  {
    id: '7643-7-h',
    file: 'src/http/scim/own-extension.test.ts',
    test: 'an answer shows what is always returned, and on request alone what the schema says so',
  },
  {
    id: '7644-3.10-b',
    file: 'src/http/scim/own-extension.test.ts',
    test: 'both dialects of Entra set attributes of the extension',
  },
];
