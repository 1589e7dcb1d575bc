import { AppFailure } from '#shared/failure.ts';
import type { Reading, ReadingAnswer, ReadingCriteria, ReadingItem, Recall } from '#shared/judging/judging.ts';
import { recallEstimate } from '#services/agreement/intervals.ts';
import { soundKeySql } from '#services/store/recordings/sound-key.ts';
import type { StoreParts } from '#services/store/store-parts.ts';
import { samplePassages } from './sample-passages.ts';
import type { VerdictStore } from './verdict-store.ts';

/** Second and third readings, blind: what others said is not in what they give out. */
export interface ReadingStore {
  /** Throws `nothing-to-read` where nothing fits. */
  start(criteria: ReadingCriteria): Reading;
  list(): readonly Reading[];
  /** The next one that is not answered; null when it is done. */
  next(readingId: number): ReadingItem | null;
  answer(answer: ReadingAnswer): void;
  /** Takes the last answer of a reading back; null where there is none. */
  undo(readingId: number): ReadingItem | null;
  /** Of the newest sample of what was not flagged. */
  recall(): Recall | null;
}

export interface ReadingParts extends StoreParts {
  readonly who: () => string;
  readonly verdicts: VerdictStore;
}

interface Candidate {
  readonly findingId: number;
  readonly recordingId: number;
  readonly startMs: number;
  readonly endMs: number;
}

const selectReadings = `SELECT reading.id, look, begun_at_ms AS begunAtMs, count(*) AS count, count(verdict) AS answeredCount
  FROM reading JOIN reading_item ON reading_id = reading.id`;

export function createReadings(parts: ReadingParts): ReadingStore {
  const { database, writer, now } = parts;
  const selectAll = database.prepare<[], Reading>(`${selectReadings} GROUP BY reading.id ORDER BY reading.id DESC`);
  const selectOne = database.prepare<[number], Reading>(`${selectReadings} WHERE reading.id = ?`);
  const insert = database.prepare(
    'INSERT INTO reading (look, begun_at_ms, passage_count, criteria) VALUES (?, ?, ?, ?)',
  );
  const insertItem = database.prepare(
    'INSERT INTO reading_item (reading_id, position, finding_id, recording_id, start_ms, end_ms) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const candidates = prepareCandidates(parts);
  return {
    list: () => selectAll.all(),
    start(criteria) {
      parts.verdicts.syncDecisions();
      return writer.write(() => {
        const isSample = criteria.look === 'unflagged';
        const sampled = isSample ? samplePassages(database, criteria.share) : null;
        const items = sampled === null ? candidates(criteria) : sampled.passages;
        if (items.length === 0) throw new AppFailure('nothing-to-read');
        const total = sampled?.passageCount ?? items.length;
        const id = Number(insert.run(criteria.look, now(), total, JSON.stringify(criteria)).lastInsertRowid);
        for (const [position, item] of items.entries()) {
          const findingId = 'findingId' in item ? item.findingId : null;
          insertItem.run(id, position, findingId, item.recordingId, item.startMs, item.endMs);
        }
        const reading = selectOne.get(id);
        if (reading === undefined) throw new RangeError('the reading that was added is not there');
        return reading;
      });
    },
    ...createAnswers(parts),
    recall: prepareRecall(parts),
  };
}

/** In a shuffled order, which gives nothing away of the first verdicts. */
function prepareCandidates({ database, who }: ReadingParts): (criteria: ReadingCriteria) => readonly Candidate[] {
  const select = (more: string) =>
    database.prepare<(string | number)[], Candidate & { readonly decidedBy: string | null }>(
      `SELECT finding.id AS findingId, finding.recording_id AS recordingId, finding.start_ms AS startMs,
         finding.end_ms AS endMs, finding.decided_by AS decidedBy
       FROM finding JOIN rule ON rule.id = finding.rule_id JOIN recording ON recording.id = finding.recording_id
       WHERE recording.removed_at_ms IS NULL AND finding.state <> 'new' ${more}
       ORDER BY (finding.id * 2654435761) % 4294967296, finding.id`,
    );
  const disagreed = database
    .prepare<[], number>(
      `SELECT DISTINCT item.finding_id FROM reading_item AS item JOIN reading ON reading.id = item.reading_id
       JOIN finding ON finding.id = item.finding_id
       WHERE reading.look = 'second' AND item.verdict IS NOT NULL AND item.verdict <> finding.state
         AND item.finding_id NOT IN (SELECT third.finding_id FROM reading_item AS third
           JOIN reading AS later ON later.id = third.reading_id WHERE later.look = 'third' AND third.verdict IS NOT NULL)`,
    )
    .pluck();
  return ({ look, share, severity, ruleId }) => {
    const values: (string | number)[] = [];
    let more = '';
    if (severity !== null) {
      more += ' AND rule.severity = ?';
      values.push(severity);
    }
    if (ruleId !== null) {
      more += ' AND rule.id = ?';
      values.push(ruleId);
    }
    const all = select(more).all(...values);
    if (look === 'third') {
      const wanted = new Set(disagreed.all());
      return all.filter(({ findingId }) => wanted.has(findingId));
    }
    // No one reads twice what they judged at first.
    const others = all.filter(({ decidedBy }) => decidedBy !== who());
    return others.slice(0, Math.ceil((others.length * share) / 100));
  };
}

type ItemRow = ReadingItem & { readonly findingId: number | null; readonly look: Reading['look'] };

/** As a reviewer sees it. A passage without a finding has no quote of its own: what is said in it is shown. */
function prepareShown(database: ReadingParts['database']): (row: ItemRow | undefined) => ReadingItem | null {
  const selectText = database
    .prepare<[number, number, number], string>(
      `SELECT text FROM segment JOIN transcript ON transcript.id = segment.id >> 20
       WHERE transcript.recording_id = ? AND transcript.is_current = 1 AND segment.end_ms > ? AND segment.start_ms < ?
       ORDER BY segment.start_ms, segment.id`,
    )
    .pluck();
  return (row) => {
    if (row === undefined) return null;
    const { findingId, look: _, ...item } = row;
    if (findingId !== null) return item;
    return { ...item, before: selectText.all(item.recordingId, item.startMs, item.endMs).join(' ') };
  };
}

function createAnswers(parts: ReadingParts): Pick<ReadingStore, 'next' | 'answer' | 'undo'> {
  const { database, writer, now, who, verdicts } = parts;
  const columns = `SELECT reading_id AS readingId, item.position, item.recording_id AS recordingId, recording.name AS recordingName,
      ${soundKeySql('media.media_key', '(SELECT parameters FROM transcript WHERE recording_id = recording.id AND is_current = 1)')} AS mediaKey,
      item.start_ms AS startMs, item.end_ms AS endMs, coalesce(rule.term, '') AS ruleName, coalesce(rule.note, '') AS note,
      coalesce(finding.before, '') AS before, coalesce(finding.matched, '') AS matched, coalesce(finding.after, '') AS after,
      item.finding_id AS findingId, reading.look
    FROM reading_item AS item JOIN reading ON reading.id = item.reading_id
    JOIN recording ON recording.id = item.recording_id JOIN media ON media.id = recording.media_id
    LEFT JOIN finding ON finding.id = item.finding_id LEFT JOIN rule ON rule.id = finding.rule_id WHERE reading_id = ?`;
  const selectNext = database.prepare<[number], ItemRow>(
    `${columns} AND item.verdict IS NULL ORDER BY item.position LIMIT 1`,
  );
  const selectItem = database.prepare<[number, number], ItemRow>(`${columns} AND item.position = ?`);
  const selectLast = database.prepare<[number], ItemRow>(
    `${columns} AND item.verdict IS NOT NULL ORDER BY answered_at_ms DESC, item.position DESC LIMIT 1`,
  );
  const write = database.prepare(
    'UPDATE reading_item SET verdict = ?, reason = ?, reviewer_name = ?, answered_at_ms = ? WHERE reading_id = ? AND position = ?',
  );
  const shown = prepareShown(database);
  return {
    next: (readingId) => shown(selectNext.get(readingId)),
    answer({ readingId, position, verdict, reason, labels }) {
      writer.write(() => {
        const item = selectItem.get(readingId, position);
        if (item === undefined) throw new AppFailure('not-found', { what: 'reading' });
        write.run(verdict, reason, who(), now(), readingId, position);
        const { findingId, look } = item;
        if (findingId !== null) verdicts.add({ findingId, who: who(), look, verdict, reason, labels, atMs: now() });
      });
    },
    undo: (readingId) =>
      writer.write(() => {
        const item = selectLast.get(readingId);
        if (item === undefined) return null;
        write.run(null, '', null, null, readingId, item.position);
        const { findingId, look } = item;
        const taken = { who: who(), look, verdict: 'withdrawn', reason: '', labels: [], atMs: now() } as const;
        if (findingId !== null) verdicts.add({ findingId, ...taken });
        return shown(item);
      }),
  };
}

function prepareRecall({ database }: ReadingParts): () => Recall | null {
  const select = database.prepare<[], { sampled: number; missed: number; passages: number }>(
    `SELECT count(verdict) AS sampled, coalesce(sum(verdict = 'confirmed'), 0) AS missed, passage_count AS passages
     FROM reading JOIN reading_item ON reading_id = reading.id
     WHERE look = 'unflagged' GROUP BY reading.id HAVING count(verdict) > 0 ORDER BY reading.id DESC LIMIT 1`,
  );
  const countConfirmed = database
    .prepare<[], number>(
      `SELECT count(*) FROM finding JOIN recording ON recording.id = finding.recording_id
       WHERE state = 'confirmed' AND removed_at_ms IS NULL`,
    )
    .pluck();
  return () => {
    const row = select.get();
    if (row === undefined) return null;
    const confirmed = countConfirmed.get() ?? 0;
    const { recall, low, high } = recallEstimate({ ...row, confirmed });
    return { ...row, confirmed, recall, interval: low === null || high === null ? null : { low, high } };
  };
}
