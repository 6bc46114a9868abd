// The state of a webhook in a word.

import type { ReactElement } from 'react';
import type { Webhook } from '../../../src/http/api/schemas/webhooks.ts';
import { useWords } from '../locales/locale.tsx';
import { Status } from '../parts/status.tsx';

export function WebhookState({ webhook: { state, failingSince } }: { readonly webhook: Webhook }): ReactElement {
  const words = useWords();
  if (state === 'disabled') return <Status tone="bad">{words('webhook.state.disabled')}</Status>;
  if (state === 'paused') return <Status tone="quiet">{words('webhook.state.paused')}</Status>;
  if (failingSince !== undefined) return <Status tone="warning">{words('webhook.state.failing')}</Status>;
  return <Status tone="good">{words('webhook.state.active')}</Status>;
}
