// Requirements that no test proves, because they do not apply or because Becard differs, each with its reason.

import type { RequirementId } from './requirements/index.ts';

export interface Argument {
  readonly id: RequirementId;
  readonly because: string;
}

export const argued: readonly Argument[] = [
  {
    id: '7644-2.1-a',
    because:
      'A Secret Token carries no scope: it stands for one directory and all of SCIM in it. Other credentials of Becard are not looked up here, so they are refused as unknown.',
  },
  {
    id: '7644-7.2-a',
    because:
      'TLS ends at the proxy in front of Becard; the public URL it is configured with decides every address that is given out. Listening on this machine alone is the default.',
  },
  { id: '7644-7.2-b', because: 'TLS ends at the proxy in front of Becard, which chooses its versions.' },
  {
    id: '7644-7.5.2-a',
    because:
      'Entra has to look people up by GET, so userName, externalId and emails can be asked for in a URL; a password cannot be asked for at all. Searching by POST is offered and keeps its filter out of URLs and logs.',
  },
  { id: '7644-7.6-a', because: 'Nobody creates anything without a token.' },
  { id: '7644-3.4.2.2-ae', because: 'There are no operators beside those of the RFC.' },
  {
    id: '7644-3.6-e',
    because: 'Becard keeps removed people for 30 days, so that they can be restored; SCIM shows them no more.',
  },
  { id: '7644-3.11-b', because: '/Me is not offered: a Secret Token stands for a directory, not for a person.' },
  { id: '7644-3.11-c', because: '/Me is not offered: a Secret Token stands for a directory, not for a person.' },
  { id: '7644-3.11-d', because: '/Me is not offered: a Secret Token stands for a directory, not for a person.' },
  { id: '7644-3.12-m', because: 'Becard answers no SCIM request with a redirect.' },
  {
    id: '7644-3.12-u',
    because: 'The version is part of the path. An address with another one does not exist and is 404.',
  },
  {
    id: '7644-3.12-v',
    because: 'Long lists come in pages instead of being refused, and a filter on a password is invalidFilter.',
  },
  {
    id: '7643-2.4-d',
    because:
      'The display of a member is published as immutable and shown as it was first given. That of e-mail addresses and the like may change, because clients correct it.',
  },
  {
    id: '7643-2.4-h',
    because:
      'What a client sends as $ref is not compared: the reference is made from value, with the version of the Tenant URL.',
  },
  {
    id: '7643-4.1.1-d',
    because: 'formatted and its parts are kept as the client sends them; Becard derives neither from the other.',
  },
  {
    id: '7643-4.1.1-g',
    because: 'profileUrl is kept as it is sent: refusing a person because of a mistyped link would harm more.',
  },
  { id: '7643-4.1.1-o', because: 'A password is passed on to nobody and queued nowhere.' },
  {
    id: '7643-4.1.2-d',
    because: 'photos.value is kept as it is sent. Becard does not fetch it, so it cannot tell an image from a page.',
  },
  {
    id: '7643-4.1.2-e',
    because:
      'Entra sends whatever a tenant keeps as country, names as well as codes; refusing it would refuse the person. What is sent is kept.',
  },
  {
    id: '7643-5-e',
    because: 'No documentationUri is published: the documents belong to the installation, not to a fixed address.',
  },
];
