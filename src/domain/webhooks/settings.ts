// What may be entered for a webhook.

import { Failure } from '../errors/failure.ts';
import type { EventType } from '../events/event.ts';
import { parseEventTypes } from '../events/parse-types.ts';

const maxDescriptionLength = 200;

/** What an address may be, as `outbound/` decides it. */
export interface TargetPolicy {
  readonly findProblem: (url: string) => 'syntax' | 'length' | 'scheme' | 'credentials' | 'network' | undefined;
  readonly maxUrlLength: number;
}

/** What is entered for a webhook; a missing key of a change stays as it is. */
export interface WebhookPatch {
  readonly url?: string | undefined;
  readonly description?: string | undefined;
  /** null: all types. */
  readonly types?: readonly string[] | null | undefined;
}

/** A webhook's settings whose form is right. */
export interface CheckedPatch {
  readonly url: string | undefined;
  readonly description: string | undefined;
  readonly types: readonly EventType[] | null | undefined;
}

/** Checks what no state of the store could make valid. */
export function checkWebhook({ url, description, types }: WebhookPatch, policy: TargetPolicy): CheckedPatch {
  return {
    url: url === undefined ? undefined : checkUrl(url, policy),
    description: description === undefined ? undefined : checkDescription(description),
    types: types === undefined || types === null ? types : checkTypes(types),
  };
}

/** The address, when requests may go there. */
export function checkUrl(text: string, { findProblem, maxUrlLength }: TargetPolicy): string {
  const url = text.trim();
  switch (findProblem(url)) {
    case undefined:
      return url;
    case 'length':
      throw new Failure('BC-906', { reason: 'webhookLength', maxLength: maxUrlLength });
    case 'scheme':
      throw new Failure('BC-906', { reason: 'webhookScheme' });
    case 'credentials':
      throw new Failure('BC-906', { reason: 'webhookCredentials' });
    case 'network':
      throw new Failure('BC-906', { reason: 'webhookNetwork' });
    default:
      throw new Failure('BC-906', { reason: 'webhookSyntax' });
  }
}

function checkDescription(text: string): string {
  const description = text.trim();
  if (description.length <= maxDescriptionLength) return description;
  throw new Failure('BC-906', { reason: 'textLength', what: 'description', maxLength: maxDescriptionLength });
}

function checkTypes(types: readonly string[]): readonly EventType[] {
  if (types.length === 0) throw new Failure('BC-906', { reason: 'webhookTypes' });
  return parseEventTypes(types);
}
