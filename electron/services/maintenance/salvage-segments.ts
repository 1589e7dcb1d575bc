import type { Database } from 'better-sqlite3';
import { createSegmentPast, editedIds, rowOf } from '#services/edits/recognised-row.ts';
import { repairSegment } from './repair-segment.ts';
import type { Salvaged } from './salvage-rows.ts';
import { extendChain, hashSegment } from '#services/store/segments/segment-hash.ts';
import { insertSegment, selectSegment, type SegmentRow } from '#services/store/segments/segment-row.ts';
import { recognisedHashes } from './verify-transcript.ts';
import { idsPerTranscript } from '#services/store/segments/segment-ids.ts';

/** Stands where text was lost, so that its time is seen. */
const lostText = '[…]';

/**
 * Every segment that fits its hash, or fits it again after one bit was turned back, or that the journal has whole; the
 * chains are rebuilt. The journal was copied before.
 */
export function salvageSegments(from: Database, to: Database): Salvaged {
  const insert = to.prepare(insertSegment);
  const setPassage = to.prepare<[number, number]>('UPDATE segment SET passage = ? WHERE id = ?');
  const setChain = to.prepare<[Uint8Array, number]>('UPDATE transcript SET chain = ? WHERE id = ?');
  const selectName = to
    .prepare<[number], string>(
      'SELECT name FROM recording WHERE id = (SELECT recording_id FROM transcript WHERE id = ?)',
    )
    .pluck();
  const names = new Set<string>();
  let lostCount = 0;
  for (const transcriptId of to.prepare<[], number>('SELECT id FROM transcript').pluck().all()) {
    const found = readSegments(from, transcriptId);
    const { rows, lost } = completed(to, found, transcriptId);
    for (const row of rows) {
      insert.run(row);
      if (row.passage !== undefined && row.passage !== null) setPassage.run(row.passage, row.id);
    }
    const hashes = recognisedHashes(to, transcriptId, rows) ?? rows.map(({ hash }) => hash);
    setChain.run(extendChain(new Uint8Array(), hashes), transcriptId);
    lostCount += lost;
    if (lost > 0) names.add(selectName.get(transcriptId) ?? '');
  }
  return { lostCount, recordings: [...names] };
}

function readSegments(from: Database, transcriptId: number): SegmentRow[] {
  const firstId = transcriptId * idsPerTranscript;
  const rows = new Map<number, SegmentRow>();
  for (const order of ['ASC', 'DESC']) {
    const select = `${selectSegment} WHERE segment.id >= ? AND segment.id < ? ORDER BY segment.id ${order}`;
    try {
      const found = from.prepare<[number, number], SegmentRow>(select).iterate(firstId, firstId + idsPerTranscript);
      for (const row of found) {
        if (order === 'DESC' && rows.has(row.id)) break;
        rows.set(row.id, row);
      }
    } catch {
      continue; // the damaged page: the rest comes from the other end
    }
  }
  return [...rows.values()].flatMap((row) => {
    const whole = hashSegment(row).equals(row.hash) ? row : repairSegment(row)?.row;
    return whole === undefined ? [] : [whole];
  });
}

/** Ids are allotted one after the other: one that is missing was lost, unless the journal says that it was removed. */
function completed(
  to: Database,
  found: readonly SegmentRow[],
  transcriptId: number,
): { rows: readonly SegmentRow[]; lost: number } {
  const firstId = transcriptId * idsPerTranscript;
  const byId = new Map(found.map((row) => [row.id, row]));
  const edited = new Set(editedIds(to, transcriptId));
  const pastOf = createSegmentPast(to);
  const lastId = Math.max(firstId - 1, ...byId.keys(), ...edited);
  const rows: SegmentRow[] = [];
  let lost = 0;
  for (let id = firstId; id <= lastId; id += 1) {
    const row = byId.get(id);
    const past = edited.has(id) ? pastOf(id, row ?? null) : null;
    if (past?.isRemoved === true) continue;
    if (row !== undefined) rows.push(row);
    else {
      const kept = past?.last ?? null;
      const endMs = byId.get(id + 1)?.start_ms ?? 0;
      rows.push(kept === null ? placeholder(id, rows.at(-1)?.end_ms ?? 0, endMs) : rowOf(kept));
      if (kept === null) lost += 1;
    }
  }
  return { rows, lost };
}

function placeholder(id: number, startMs: number, endMs: number): SegmentRow {
  const fields = {
    id,
    start_ms: startMs,
    end_ms: Math.max(startMs, endMs),
    speaker_id: null,
    flags: 0,
    confidence: null,
    text: lostText,
    words: null,
    word_texts: null,
  };
  return { ...fields, speaker: null, hash: hashSegment(fields) };
}
