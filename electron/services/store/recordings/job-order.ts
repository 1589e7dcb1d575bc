import type { Page } from '#shared/page.ts';
import type { Recording } from '#shared/recording.ts';
import type { JobStore } from '../records.ts';
import type { StoreParts } from '../store-parts.ts';
import { recordingOf, selectRecording, type RecordingRow } from './recording-row.ts';

const place = 'coalesce(job.place, job.recording_id)';
/** The order of the queue, for a query over `job`. */
export const queueOrder = `ORDER BY ${place}, job.recording_id`;

interface Placed {
  readonly id: number;
  readonly place: number;
}

/** What waits, in its order, and a change of that order. */
export function createJobOrder({
  database,
  writer,
}: Pick<StoreParts, 'database' | 'writer'>): Pick<JobStore, 'next' | 'move'> {
  const waits = `job.state = 'waiting' AND recording.removed_at_ms IS NULL`;
  const selectPage = database.prepare<[number, number], RecordingRow>(
    `${selectRecording} WHERE ${waits} ${queueOrder} LIMIT ? OFFSET ?`,
  );
  const countWaiting = database
    .prepare<[], number>(`SELECT count(*) FROM job JOIN recording ON recording.id = job.recording_id WHERE ${waits}`)
    .pluck();
  const selectWaiting = database.prepare<[], Placed>(
    `SELECT recording_id AS id, ${place} AS place FROM job WHERE state = 'waiting' ${queueOrder}`,
  );
  const update = database.prepare<[number, number]>('UPDATE job SET place = ? WHERE recording_id = ?');
  const maxId = database.prepare<[], number>('SELECT coalesce(max(id), 0) FROM recording').pluck();
  return {
    next: ({ offset, limit }): Page<Recording> => ({
      rows: selectPage.all(limit, offset).map(recordingOf),
      total: countWaiting.get() ?? 0,
    }),
    move(recordingIds, beforeId) {
      writer.write(() => {
        const moved = new Set(recordingIds);
        const waiting = selectWaiting.all();
        const known = new Set(waiting.map(({ id }) => id));
        const taken = recordingIds.filter((id) => known.has(id));
        const rest = waiting.filter(({ id }) => !moved.has(id));
        const at = beforeId === null ? -1 : rest.findIndex(({ id }) => id === beforeId);
        const index = at === -1 ? rest.length : at;
        // Those that are added later come after everything that waits: the end is before the next id.
        const upper = rest[index]?.place ?? (maxId.get() ?? 0) + 1;
        const lower = rest[index - 1]?.place ?? upper - 1;
        const step = (upper - lower) / (taken.length + 1);
        const places = taken.map((_, nth) => lower + step * (nth + 1));
        const isTight = step <= 0 || new Set([lower, upper, ...places]).size < taken.length + 2;
        if (!isTight) {
          for (const [nth, id] of taken.entries()) update.run(places[nth] ?? 0, id);
          return;
        }
        // No number is left between the two: all that waits is renumbered, up to the newest recording.
        const order = [...rest.slice(0, index).map(({ id }) => id), ...taken, ...rest.slice(index).map(({ id }) => id)];
        const first = (maxId.get() ?? 0) - order.length + 1;
        for (const [nth, id] of order.entries()) update.run(first + nth, id);
      });
    },
  };
}
