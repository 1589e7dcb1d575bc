import type { StoreParts } from '#services/store/store-parts.ts';
import { createWebhookStore, type WebhookStore } from './webhook-store.ts';

/** What happens without a hand, as far as it is kept: each with tables of its own. */
export interface Automation {
  readonly webhooks: WebhookStore;
}

export function createAutomation(parts: StoreParts): Automation {
  return { webhooks: createWebhookStore(parts) };
}
