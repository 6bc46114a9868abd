// The SCIM Event URIs (RFC 9967 §7.4).

const feed = 'urn:ietf:params:scim:event:feed';
const provisioning = 'urn:ietf:params:scim:event:prov';

/** Every registered SCIM Event URI. */
export const eventUris = [
  `${feed}:add`,
  `${feed}:remove`,
  `${provisioning}:create:notice`,
  `${provisioning}:create:full`,
  `${provisioning}:patch:notice`,
  `${provisioning}:patch:full`,
  `${provisioning}:put:notice`,
  `${provisioning}:put:full`,
  `${provisioning}:delete`,
  `${provisioning}:activate`,
  `${provisioning}:deactivate`,
  'urn:ietf:params:scim:event:misc:asyncresp',
] as const;
export type EventUri = (typeof eventUris)[number];
