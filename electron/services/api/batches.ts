import type { Batch } from '#shared/automation/batches.ts';
import type { ServicesOf } from '#shared/contract/contract.ts';
import { batchReport } from '#services/batches/batch-report.ts';
import { saveText } from '#services/text-files/save-text.ts';
import { suggestedName } from '#services/text-files/suggested-name.ts';
import type { Parts } from './parts.ts';

function languageOf(library: Parts['library'], options: Parts['options']) {
  const { interfaceLanguage } = library.settings.get();
  return interfaceLanguage === 'system' ? options.systemLanguage : interfaceLanguage;
}

/** Before or after all that waits. */
function place(
  { library, events }: Pick<Parts, 'library' | 'events'>,
  ids: readonly number[],
  priority: Batch['priority'],
): void {
  if (priority === 0) return;
  const [first] = library.jobs.next({ offset: 0, limit: 1 }).rows;
  library.jobs.move(ids, priority === 1 ? (first?.id ?? null) : null);
  events.emit('queue.changed', {});
}

export function batchesServices({
  library,
  events,
  queue,
  gate,
  options,
}: Pick<Parts, 'library' | 'events' | 'queue' | 'gate' | 'options'>): ServicesOf<'batches'> {
  const { batches } = library.automation;
  const withHold = (batch: Omit<Batch, 'heldBy'>): Batch => ({ ...batch, heldBy: gate.held().get(batch.id) ?? null });
  const changed = <T>(value: T): T => {
    events.emit('batch.changed', {});
    queue.wake();
    return value;
  };
  return {
    'batches.list': async (page) => {
      const { rows, total } = batches.list(page);
      return { rows: rows.map(withHold), total };
    },
    'batches.get': async ({ batchId }) => withHold(batches.get(batchId)),
    'batches.recordingIds': async ({ batchId }) => batches.recordingIds(batchId),
    'batches.add': async ({ recordings, ...how }) => {
      const ids = library.recordings.idsOf(recordings);
      place({ library, events }, ids, how.priority);
      return changed(withHold(batches.add(how, ids)));
    },
    'batches.change': async ({ batchId, ...how }) => {
      if (batches.get(batchId).priority !== how.priority)
        place({ library, events }, batches.recordingIds(batchId), how.priority);
      return changed(withHold(batches.change(batchId, how)));
    },
    'batches.remove': async ({ batchId }) => {
      batches.remove(batchId);
      return changed(null);
    },
    'batches.summary': async () => batches.unseen().map(withHold),
    'batches.markSeen': async () => {
      batches.markSeen();
      return changed(null);
    },
    'batches.report': async ({ batchId, format, path, overwrite }) => {
      const batch = batches.get(batchId);
      const text = batchReport(batch, batches.lines(batchId), format, languageOf(library, options));
      return await saveText({ text, suggestedName: suggestedName(`${batch.name}.x`, format) }, path, overwrite);
    },
  };
}
