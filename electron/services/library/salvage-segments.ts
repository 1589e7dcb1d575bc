import type { Database } from 'better-sqlite3';
import { mendSegment } from './mend-segment.ts';
import type { Salvaged } from './salvage-rows.ts';
import { extendChain, hashSegment } from './segment-hash.ts';
import { idsPerTranscript, selectSegment, type SegmentRow } from './segment-row.ts';
import { recognisedHash } from './verify-transcript.ts';

/** Stands where text was lost, so that the positions of all others stay what they were. */
const lostText = '[…]';

/** Every segment that fits its hash, or fits it again after one bit was turned back; the chains are made anew. */
export function salvageSegments(from: Database, to: Database): Salvaged {
  const insert = to.prepare(
    `INSERT INTO segment (id, start_ms, end_ms, speaker_id, flags, confidence, text, words, word_texts, hash)
     VALUES (:id, :start_ms, :end_ms, :speaker_id, :flags, :confidence, :text, :words, :word_texts, :hash)`,
  );
  const setChain = to.prepare<[Uint8Array, number]>('UPDATE transcript SET chain = ? WHERE id = ?');
  const selectFirst = to.prepare<[number], { before: string }>(
    `SELECT before FROM edit WHERE segment_id = ? AND op = 'text' ORDER BY id LIMIT 1`,
  );
  const selectName = to
    .prepare<[number], string>(
      'SELECT name FROM recording WHERE id = (SELECT recording_id FROM transcript WHERE id = ?)',
    )
    .pluck();
  const names = new Set<string>();
  let lostCount = 0;
  for (const transcriptId of to.prepare<[], number>('SELECT id FROM transcript').pluck().all()) {
    const { rows, lost } = withPlaceholders(readSegments(from, transcriptId), transcriptId);
    for (const row of rows) insert.run(row);
    const hashes = rows.map((row) => recognisedHash(row, selectFirst.get(row.id)?.before ?? row.text));
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
    const whole = hashSegment(row).equals(row.hash) ? row : mendSegment(row)?.row;
    return whole === undefined ? [] : [whole];
  });
}

function withPlaceholders(found: readonly SegmentRow[], transcriptId: number): { rows: SegmentRow[]; lost: number } {
  const firstId = transcriptId * idsPerTranscript;
  const rows: SegmentRow[] = [];
  let lost = 0;
  for (const row of found.toSorted((a, b) => a.id - b.id)) {
    while (firstId + rows.length < row.id) {
      rows.push(placeholder(firstId + rows.length, rows.at(-1)?.end_ms ?? 0, row.start_ms));
      lost += 1;
    }
    rows.push(row);
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
