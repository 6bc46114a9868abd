// Schemas of a directory's own, as `becard schema import` takes them (RFC 7643 §6, §7).

import fc from 'fast-check';
import type { Json } from '../shape.ts';

const types = ['string', 'boolean', 'decimal', 'integer', 'dateTime', 'binary', 'reference'] as const;

/** An extension of User with single values of some of the simple types. */
export const own: fc.Arbitrary<readonly Json[]> = fc
  .array(fc.record({ type: fc.constantFrom(...types), caseExact: fc.boolean() }), { minLength: 1, maxLength: 4 })
  .map((chosen) => [
    {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
      id: 'urn:example:scim:extension:2.0:User',
      name: 'User',
      attributes: chosen.map(({ type, caseExact }, at) => ({
        name: `own${at}`,
        type,
        caseExact: caseExact || type === 'binary' || type === 'reference',
      })),
    },
    {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
      name: 'User',
      endpoint: '/Users',
      schema: 'urn:ietf:params:scim:schemas:core:2.0:User',
      schemaExtensions: [{ schema: 'urn:example:scim:extension:2.0:User', required: false }],
    },
  ]);
