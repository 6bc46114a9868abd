// Which requests the SCIM face answers.

import { carriesSecretToken } from './authenticate.ts';

/** Addresses that answer themselves, even to a Secret Token. */
const elsewhere = /^\/(?:health|metrics|api)(?:\/|$)/;

/** Whether a request is for SCIM: by its path, or by a Secret Token that was sent to an unknown address. */
export function isForScim(path: string, authorization: string | undefined): boolean {
  if (path.startsWith('/scim/') || path === '/scim') return true;
  return carriesSecretToken(authorization) && !elsewhere.test(path);
}
