import { maxDetailLength } from '#shared/edits/step.ts';
import type { HashedSegment } from '#services/store/segments/segment-hash.ts';
import { segmentColumns } from '#services/store/segments/segment-row.ts';
import type { SegmentParts } from '#services/store/segments/segments.ts';
import type { EditStore } from './edits.ts';
import { applied, newStep, type OpenAStep } from './open-step.ts';
import { prepareOriginalRows } from './original.ts';
import { createSegmentPast } from './recognised-row.ts';
import { pick, type RowPatch } from './row-patch.ts';
import { transcriptOf, transcriptSql } from '#services/store/segments/segment-ids.ts';

interface Parts extends SegmentParts {
  readonly open: OpenAStep;
}

/** What people made in the time of the recognised segments gives way to them; what was recognised elsewhere stays. */
export function prepareRestore({ database, writer, open }: Parts): EditStore['restore'] {
  const originalsOf = prepareOriginalRows(database);
  const pastOf = createSegmentPast(database);
  const selectSpeaker = database
    .prepare<[number], number | null>('SELECT speaker_id FROM segment WHERE id = ?')
    .pluck();
  const selectWithin = database.prepare<[number, number, number], HashedSegment>(
    `SELECT * FROM segment WHERE ${transcriptSql()} = ? AND start_ms >= ? AND (start_ms + end_ms) / 2 <= ? ORDER BY start_ms, id LIMIT 500`,
  );
  return (segmentId) =>
    writer.write(() => {
      const originals = originalsOf(segmentId);
      const text = originals
        .map((row) => row.text)
        .join(' ')
        .slice(0, maxDetailLength);
      const step = open(newStep({ name: 'restore', detail: { text } }));
      const [first] = originals;
      if (first === undefined) return applied(step);
      const transcriptId = transcriptOf(segmentId);
      const ownSpeaker = selectSpeaker.get(segmentId) ?? null;
      const endMs = Math.max(...originals.map(({ end_ms }) => end_ms));
      const ids = new Set(originals.map(({ id }) => id));
      for (const row of selectWithin.all(transcriptId, first.start_ms, endMs)) {
        const isMade = !ids.has(row.id) && pastOf(row.id, row).recognised === null;
        if (isMade) step.put('segment', row.id, transcriptId, null);
      }
      for (const row of originals) {
        const speaker = selectSpeaker.get(row.id);
        const columns = pick(row as unknown as RowPatch, segmentColumns);
        step.put('segment', row.id, transcriptId, {
          ...columns,
          speaker_id: speaker === undefined ? ownSpeaker : speaker,
        });
      }
      return applied(step);
    });
}
