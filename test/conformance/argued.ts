// Requirements that no test proves, because they do not apply or because Becard differs, each with its reason.

import type { RequirementId } from './requirements/index.ts';

export interface Argument {
  readonly id: RequirementId;
  readonly because: string;
}

export const argued: readonly Argument[] = [
  { id: '9967-2.1-f', because: 'uri and externalId identify every resource.' },
  {
    id: '9967-2.3-a',
    because:
      'A stream is about every resource of its directory: none joins or leaves it but by its creation or deletion. `becard/scim` can state these events.',
  },
  {
    id: '9967-2.4.3-a',
    because:
      'A replacement is stated as a patch of the attributes that it changed, which is shorter and equally complete. `becard/scim` can state put events.',
  },
  {
    id: '9967-2.5.1.1-a',
    because: 'Every request is completed before it is answered; discovery says so by asyncRequest "none".',
  },
  { id: '9967-2.5.1.1-b', because: 'No request is completed asynchronously.' },
  { id: '9967-2.5.1.2-a', because: 'No request is completed asynchronously.' },
  {
    id: '7644-2.1-a',
    because:
      'A Secret Token has no scope: it represents one directory and all of SCIM in it. Other credentials of Becard are not accepted here; they are rejected as unknown.',
  },
  {
    id: '7644-7.2-a',
    because:
      'The proxy in front of Becard terminates TLS; every published address uses the configured public URL. By default, Becard listens on this machine only.',
  },
  { id: '7644-7.2-b', because: 'The proxy in front of Becard terminates TLS and chooses its versions.' },
  {
    id: '7644-7.4-b',
    because:
      'An administrator can give each token an end, after which it opens nothing. Without one it works until it is removed, because Entra does not renew a token.',
  },
  {
    id: '7644-7.5.2-a',
    because:
      'Entra looks users up by GET, so URLs may contain filters on userName, externalId and emails; filters on passwords are rejected. A search by POST keeps its filter out of URLs and logs.',
  },
  { id: '7644-7.6-a', because: 'No resource can be created without a token.' },
  { id: '7644-3.4.2.2-ae', because: 'There are no operators besides those of the RFC.' },
  {
    id: '7644-3.6-e',
    because: 'Becard keeps deleted users for 30 days, so that they can be restored; SCIM no longer returns them.',
  },
  { id: '7644-3.11-b', because: '/Me is not supported: a Secret Token represents a directory, not a user.' },
  { id: '7644-3.11-c', because: '/Me is not supported: a Secret Token represents a directory, not a user.' },
  { id: '7644-3.11-d', because: '/Me is not supported: a Secret Token represents a directory, not a user.' },
  { id: '7644-3.12-m', because: 'No SCIM request is answered with a redirect.' },
  {
    id: '7644-3.12-u',
    because: 'The version is part of the path. An address with another one does not exist and is 404.',
  },
  {
    id: '7644-3.12-v',
    because:
      'Long lists are divided into pages instead of being rejected, and a filter on a password is invalidFilter.',
  },
  {
    id: '7643-2.4-d',
    because:
      'The display of a member is published as immutable and returned as first set. That of email addresses and similar attributes may change, because clients correct it.',
  },
  {
    id: '7643-2.4-h',
    because: 'A sent $ref is not compared: the reference is derived from value, with the version of the Tenant URL.',
  },
  {
    id: '7643-4.1.1-d',
    because: 'formatted and its parts are stored as sent; Becard derives neither from the other.',
  },
  {
    id: '7643-4.1.1-g',
    because: 'profileUrl is stored as sent: rejecting a user because of a mistyped link would do more harm.',
  },
  { id: '7643-4.1.1-o', because: 'A password is neither forwarded nor queued.' },
  {
    id: '7643-4.1.2-d',
    because: 'photos.value is stored as sent. Becard does not fetch it and cannot distinguish an image from a page.',
  },
  {
    id: '7643-4.1.2-e',
    because:
      'Entra sends the country as the tenant stores it, names as well as codes; rejecting it would reject the user. The value is stored as sent.',
  },
  {
    id: '7643-5-e',
    because:
      'No documentationUri is published: the documentation belongs to the installation and has no fixed address.',
  },
];
