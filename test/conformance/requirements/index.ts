// Every requirement for the server, by chapter.

import { access } from './access.ts';
import { attributes } from './attributes.ts';
import { bulk } from './bulk.ts';
import { createAndRead } from './create-and-read.ts';
import { cursors } from './cursors.ts';
import { discovery } from './discovery.ts';
import { errors } from './errors.ts';
import { filters } from './filters.ts';
import { lists } from './lists.ts';
import { patch } from './patch.ts';
import { peopleAndGroups } from './people-and-groups.ts';
import { remove } from './remove.ts';
import { replace } from './replace.ts';
import { resources } from './resources.ts';
import { schemas } from './schemas.ts';
import { securityEvents } from './security-events.ts';
import { versions } from './versions.ts';
import { wire } from './wire.ts';

export { isMandatory, type Requirement, sectionOf } from './requirement.ts';

export const chapters = [
  {
    name: 'access',
    title: 'Addresses, authentication and security',
    sections: 'RFC 7644 §1, §2, §7',
    requirements: access,
  },
  {
    name: 'create-and-read',
    title: 'Messages, creation and retrieval',
    sections: 'RFC 7644 §3.1 to §3.4.1',
    requirements: createAndRead,
  },
  { name: 'filters', title: 'Filters', sections: 'RFC 7644 §3.4.2.2', requirements: filters },
  {
    name: 'lists',
    title: 'Lists: queries, sorting, pages and attributes',
    sections: 'RFC 7644 §3.4.2, §3.4.3, §3.9',
    requirements: lists,
  },
  { name: 'replace', title: 'Replacement', sections: 'RFC 7644 §3.5, §3.5.1', requirements: replace },
  { name: 'patch', title: 'PATCH', sections: 'RFC 7644 §3.5.2', requirements: patch },
  { name: 'remove', title: 'Deletion', sections: 'RFC 7644 §3.6', requirements: remove },
  { name: 'bulk', title: 'Bulk', sections: 'RFC 7644 §3.7', requirements: bulk },
  { name: 'wire', title: 'Media types, notation and /Me', sections: 'RFC 7644 §3.8, §3.10, §3.11', requirements: wire },
  { name: 'errors', title: 'Errors', sections: 'RFC 7644 §3.12', requirements: errors },
  {
    name: 'versions',
    title: 'Versions of the protocol and of resources',
    sections: 'RFC 7644 §3.13, §3.14',
    requirements: versions,
  },
  {
    name: 'discovery',
    title: 'Discovery, comparison of names and tenants',
    sections: 'RFC 7644 §4 to §6',
    requirements: discovery,
  },
  { name: 'attributes', title: 'Attributes and their types', sections: 'RFC 7643 §2', requirements: attributes },
  {
    name: 'resources',
    title: 'Resources and their common attributes',
    sections: 'RFC 7643 §3',
    requirements: resources,
  },
  { name: 'people-and-groups', title: 'Users and groups', sections: 'RFC 7643 §4', requirements: peopleAndGroups },
  {
    name: 'schemas',
    title: 'Discovery documents and characteristics',
    sections: 'RFC 7643 §5 to §9',
    requirements: schemas,
  },
  { name: 'cursors', title: 'Paging by cursor', sections: 'RFC 9865', requirements: cursors },
  {
    name: 'security-events',
    title: 'Security events and their delivery',
    sections: 'RFC 9967, RFC 8417, RFC 8935, RFC 8936',
    requirements: securityEvents,
  },
] as const;

export type RequirementId = (typeof chapters)[number]['requirements'][number]['id'];
