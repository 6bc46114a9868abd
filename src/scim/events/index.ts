// SCIM events as Security Event Tokens (RFC 9967).

export { memberPatch, patchData } from './patch-data.ts';
export {
  activated,
  asyncResponse,
  type ChangeContent,
  type CompletedOperation,
  created,
  deactivated,
  deleted,
  type EventStatement,
  feedAdd,
  feedRemove,
  patched,
  replaced,
} from './statement.ts';
export { type EventSubject, type SetClaims, setClaims, setHeaderType, setMediaType, type TokenHead } from './token.ts';
export { type EventUri, eventUris } from './uri.ts';
export { type VerificationClaims, verificationClaims, verificationUri } from './verification.ts';
