// Requirements that tests outside this folder prove, by file and title.

import type { RequirementId } from './requirements/index.ts';

export interface NamedTest {
  readonly id: RequirementId;
  readonly file: string;
  readonly test: string;
}

export const elsewhere: readonly NamedTest[] = [
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
    file: 'src/domain/administrators/administrators.test.ts',
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
