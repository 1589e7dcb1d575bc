import type { StoreParts } from '#services/store/store-parts.ts';
import type { KnownPlace } from '#services/anchors/pair-places.ts';
import { pairFindings } from './pair-findings.ts';
import type { PlacedFinding } from './place-finding.ts';

export interface KnownFinding extends KnownPlace {
  readonly ruleId: number;
  readonly transcriptId: number;
  readonly lastSegmentId: number;
  readonly endMs: number;
  readonly matched: string;
  readonly state: string;
  readonly isTextChanged: number;
  readonly version: number | null;
  readonly parts: string | null;
  readonly isCertain: number | null;
}

export interface SettleText {
  readonly recordingId: number;
  readonly transcriptId: number;
  /** The rules that were evaluated, with their versions. */
  readonly versions: ReadonlyMap<number, number>;
}

/** Writes what rules found, within the caller's transaction. */
export interface FindingSettler {
  /** Brings the findings of these rules in a recording in line with what holds now. Returns the number of new ones. */
  settle(text: SettleText, placed: readonly PlacedFinding[]): number;
  /** Only adds those that are not known: for a text of which a part was scanned. */
  add(text: SettleText, placed: readonly PlacedFinding[]): number;
  known(recordingId: number, rules: ReadonlyMap<number, unknown>): readonly KnownFinding[];
}

export function createFindingSettler({ database, now }: Pick<StoreParts, 'database' | 'now'>): FindingSettler {
  const selectKnown = database.prepare<[number], KnownFinding>(
    `SELECT finding.id, rule_id AS ruleId, transcript_id AS transcriptId, segment_id AS segmentId,
       last_segment_id AS lastSegmentId, word, start_ms AS startMs, end_ms AS endMs, matched, state,
       is_text_changed AS isTextChanged, basis.version, basis.parts, basis.is_certain AS isCertain
     FROM main.finding JOIN main.rule_logic USING (rule_id)
     LEFT JOIN main.finding_basis AS basis ON basis.finding_id = finding.id WHERE recording_id = ?`,
  );
  const write = prepareWrite(database, now);
  const known: FindingSettler['known'] = (recordingId, rules) =>
    selectKnown.all(recordingId).filter(({ ruleId }) => rules.has(ruleId));
  return {
    known,
    settle(text, placed) {
      const findings = known(text.recordingId, text.versions);
      if (findings.length === 0 && placed.length === 0) return 0;
      const isOtherRule = ({ ruleId, version }: KnownFinding) => version !== text.versions.get(ruleId);
      const { kept, created, lost } = pairFindings(findings, placed, isOtherRule);
      for (const { known: one, place } of kept) write.keep(one, place, text);
      for (const place of created) write.create(place, text);
      for (const one of lost) write.lose(one);
      return created.length;
    },
    add(text, placed) {
      if (placed.length === 0) return 0;
      const keys = new Set(known(text.recordingId, text.versions).map(keyOf));
      const created = placed.filter((place) => !keys.has(keyOf(place)));
      for (const place of created) write.create(place, text);
      return created.length;
    },
  };
}

function keyOf({ ruleId, segmentId, word }: Pick<PlacedFinding, 'ruleId' | 'segmentId' | 'word'>): string {
  return `${ruleId} ${segmentId} ${word}`;
}

function prepareStatements(database: StoreParts['database']) {
  const insert = database.prepare(
    `INSERT INTO main.finding (rule_id, recording_id, transcript_id, segment_id, last_segment_id, word, start_ms, end_ms,
       matched, before, after, found_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const basis = database.prepare(
    'INSERT OR REPLACE INTO main.finding_basis (finding_id, version, is_certain, parts) VALUES (?, ?, ?, ?)',
  );
  const move = database.prepare(
    `UPDATE main.finding SET transcript_id = ?, segment_id = ?, last_segment_id = ?, word = ?, start_ms = ?, end_ms = ?,
       matched = ?, before = ?, after = ?, is_text_changed = 0 WHERE id = ?`,
  );
  const changed = database.prepare('UPDATE main.finding SET is_text_changed = 1 WHERE id = ?');
  const isJudged = database
    .prepare<[number], number>('SELECT 1 FROM main.decision WHERE finding_id = ? LIMIT 1')
    .pluck();
  const remove = database.prepare('DELETE FROM main.finding WHERE id = ?');
  return { insert, basis, move, changed, isJudged, remove };
}

function prepareWrite(database: StoreParts['database'], now: () => number) {
  const { insert, basis, move, changed, isJudged, remove } = prepareStatements(database);
  return {
    create(place: PlacedFinding, { recordingId, transcriptId, versions }: SettleText) {
      const { ruleId, segmentId, lastSegmentId, word, startMs, endMs, matched, before, after } = place;
      const where = [segmentId, lastSegmentId, word, startMs, endMs];
      const { lastInsertRowid } = insert.run(
        ruleId,
        recordingId,
        transcriptId,
        ...where,
        matched,
        before,
        after,
        now(),
      );
      basis.run(lastInsertRowid, versions.get(ruleId) ?? 1, Number(place.isCertain), JSON.stringify(place.parts));
    },
    keep(known: KnownFinding, place: PlacedFinding, { transcriptId, versions }: SettleText) {
      const { segmentId, lastSegmentId, word, startMs, endMs, matched, before, after } = place;
      const parts = JSON.stringify(place.parts);
      const version = versions.get(place.ruleId) ?? 1;
      if (known.parts !== parts || known.version !== version || known.isCertain !== Number(place.isCertain)) {
        basis.run(known.id, version, Number(place.isCertain), parts);
      }
      const isSame =
        known.isTextChanged === 0 &&
        known.segmentId === segmentId &&
        known.lastSegmentId === lastSegmentId &&
        known.word === word &&
        known.startMs === startMs &&
        known.endMs === endMs &&
        known.matched === matched;
      if (isSame) return;
      const where = [segmentId, lastSegmentId, word, startMs, endMs];
      move.run(transcriptId, ...where, matched, before, after, known.id);
    },
    /** What no one has judged goes; what was judged stays, with a mark that it no longer holds. */
    lose({ id, isTextChanged }: KnownFinding) {
      if (isJudged.get(id) === undefined) remove.run(id);
      else if (isTextChanged === 0) changed.run(id);
    },
  };
}
