import type { StoreParts } from '#services/store/store-parts.ts';
import { createArrivalStore, type ArrivalStore } from './arrival-store.ts';
import { createBatchStore, type BatchStore } from './batch-store.ts';
import { createFleetStore, type FleetStore } from './fleet-store.ts';
import { createRetentionStore, type RetentionStore } from './retention-store.ts';
import { createSourceStore, type SourceStore } from './source-store.ts';
import { createWebhookStore, type WebhookStore } from './webhook-store.ts';

/** What happens without a hand, as far as it is kept: each with tables of its own. */
export interface Automation {
  readonly webhooks: WebhookStore;
  readonly sources: SourceStore;
  readonly arrivals: ArrivalStore;
  readonly batches: BatchStore;
  readonly fleet: FleetStore;
  readonly retention: RetentionStore;
}

export function createAutomation(parts: StoreParts): Automation {
  return {
    webhooks: createWebhookStore(parts),
    sources: createSourceStore(parts),
    arrivals: createArrivalStore(parts),
    batches: createBatchStore(parts),
    fleet: createFleetStore(parts),
    retention: createRetentionStore(parts),
  };
}
