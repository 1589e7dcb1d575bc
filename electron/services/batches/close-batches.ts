import type { EventBus } from '#shared/wire/event-bus.ts';
import type { Library } from '#services/library/library.ts';

/** Notes the end of a batch with the last job of it; returns what stops that. */
export function closeBatches({
  library,
  events,
}: {
  readonly library: Library;
  readonly events: EventBus;
}): () => void {
  return events.on((event) => {
    if (event.name !== 'job.ended' || event.data.outcome === 'stopped') return;
    const { batches, webhooks } = library.automation;
    const ended = batches.closeEnded(event.data.recordingId);
    for (const batchId of ended) webhooks.enqueue('batch.done', batchId);
    events.emit('batch.changed', {});
  });
}
