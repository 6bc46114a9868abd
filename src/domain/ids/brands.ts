// Ids of different things are branded, so that a mix-up does not compile.

export type DirectoryId = string & { readonly brand: 'DirectoryId' };
export type ResourceId = string & { readonly brand: 'ResourceId' };
export type CardLinkId = string & { readonly brand: 'CardLinkId' };
export type ApiKeyId = string & { readonly brand: 'ApiKeyId' };
export type TokenId = string & { readonly brand: 'TokenId' };
export type EventId = string & { readonly brand: 'EventId' };
export type LogEntryId = string & { readonly brand: 'LogEntryId' };
export type SessionId = string & { readonly brand: 'SessionId' };
export type SetupLinkId = string & { readonly brand: 'SetupLinkId' };
export type WebhookId = string & { readonly brand: 'WebhookId' };
export type DeliveryId = string & { readonly brand: 'DeliveryId' };
export type EventStreamId = string & { readonly brand: 'EventStreamId' };
/** An act that changed the state of cards. */
export type CardChangeId = string & { readonly brand: 'CardChangeId' };
export type SavedViewId = string & { readonly brand: 'SavedViewId' };
export type SigningKeyId = string & { readonly brand: 'SigningKeyId' };
