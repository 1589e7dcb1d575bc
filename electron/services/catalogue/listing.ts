import type { Database } from 'better-sqlite3';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { foldersOf, folderTokens, speakerTokens, tagTokens } from '#services/search/index/facet-tokens.ts';
import { listedText } from '#services/search/query/listed/listed-words.ts';
import type { JobOptions } from '#services/store/records.ts';
import { naturalKey } from './natural-key.ts';

/** Keeps `listing` and `listing_words` true. */
export interface Listing {
  /** Brings what triggers noted as out of date up to date; to be called in the transaction that changed it. */
  refresh(): void;
}

interface SourceRow {
  readonly id: number;
  readonly name: string;
  readonly removedAtMs: number | null;
  readonly addedAtMs: number;
  readonly path: string;
  readonly durationMs: number | null;
  readonly sizeBytes: number;
  readonly state: string;
  readonly failureCode: string | null;
  readonly options: string;
  readonly modelId: string | null;
  readonly language: string | null;
  readonly recordedAtMs: number | null;
  readonly participants: string | null;
  readonly tags: string;
  readonly speakers: string;
  readonly fieldValues: string;
  readonly notes: string;
  readonly newFindings: number;
  readonly isEdited: number;
  readonly isUnreviewed: number;
}

const selectSource = `SELECT recording.id, recording.name, recording.removed_at_ms AS removedAtMs,
    recording.added_at_ms AS addedAtMs, media.path, media.duration_ms AS durationMs, media.size_bytes AS sizeBytes,
    job.state, json_extract(job.failure, '$.code') AS failureCode, job.options,
    text.model_id AS modelId, text.language,
    fact.recorded_at_ms AS recordedAtMs, fact.participants,
    (SELECT json_group_array(name) FROM (SELECT name FROM recording_tag WHERE recording_id = recording.id ORDER BY name)) AS tags,
    (SELECT json_group_array(name) FROM (SELECT DISTINCT name FROM speaker WHERE transcript_id = text.id ORDER BY id)) AS speakers,
    (SELECT json_group_array(value) FROM field_value WHERE recording_id = recording.id) AS fieldValues,
    (SELECT json_group_array(text || ' ' || tags) FROM note WHERE recording_id = recording.id AND removed_at_ms IS NULL) AS notes,
    (SELECT count(*) FROM finding JOIN rule ON rule.id = finding.rule_id
      WHERE recording_id = recording.id AND state = 'new' AND rule.is_removed = 0) AS newFindings,
    EXISTS (SELECT 1 FROM edit WHERE transcript_id = text.id) AS isEdited,
    text.state = 'complete' AND (NOT EXISTS (SELECT 1 FROM review WHERE transcript_id = text.id)
      OR EXISTS (SELECT 1 FROM doubtful_place WHERE transcript_id = text.id AND state = 'pending')) AS isUnreviewed
  FROM recording
  JOIN media ON media.id = recording.media_id
  JOIN job ON job.recording_id = recording.id
  LEFT JOIN transcript AS text ON text.recording_id = recording.id AND text.is_current = 1
  LEFT JOIN recording_fact AS fact ON fact.recording_id = recording.id
  WHERE recording.id = ?`;

const states = ['running', 'waiting', 'paused', 'failed', 'cancelled', 'done'];

const putRow = `INSERT INTO listing (recording_id, removed_at_ms, added_at_ms, name_key, recorded_at_ms, duration_ms, language,
    state, model_id, folder, size_bytes, tags, speakers, new_findings, is_missing, is_edited, is_unreviewed, words_digest)
  VALUES (@id, @removedAtMs, @addedAtMs, @nameKey, @recordedAtMs, @durationMs, @language,
    @state, @modelId, @folder, @sizeBytes, @tags, @speakers, @newFindings, @isMissing, @isEdited, @isUnreviewed, @wordsDigest)
  ON CONFLICT (recording_id) DO UPDATE SET removed_at_ms = excluded.removed_at_ms, name_key = excluded.name_key,
    recorded_at_ms = excluded.recorded_at_ms, duration_ms = excluded.duration_ms, language = excluded.language,
    state = excluded.state, model_id = excluded.model_id, folder = excluded.folder,
    size_bytes = excluded.size_bytes, tags = excluded.tags, speakers = excluded.speakers,
    new_findings = excluded.new_findings, is_edited = excluded.is_edited, is_unreviewed = excluded.is_unreviewed,
    words_digest = excluded.words_digest`;

export function createListing(database: Database): Listing {
  const selectStale = database.prepare<[], number>('SELECT recording_id FROM stale_listing').pluck();
  const clear = database.prepare('DELETE FROM stale_listing');
  const select = database.prepare<[number], SourceRow>(selectSource);
  const put = database.prepare(putRow);
  const dropWords = database.prepare('DELETE FROM listing_words WHERE rowid = ?');
  const putWords = database.prepare(
    'INSERT INTO listing_words (rowid, name, more, notes, facets) VALUES (?, ?, ?, ?, ?)',
  );
  const selectDigest = database
    .prepare<[number], string | null>('SELECT words_digest FROM listing WHERE recording_id = ?')
    .pluck();
  return {
    refresh() {
      const stale = selectStale.all();
      if (stale.length === 0) return;
      for (const id of stale) {
        const row = select.get(id);
        if (row === undefined) continue;
        const words = wordsOf(row);
        const wordsDigest = digestOf(words);
        const before = selectDigest.get(id);
        put.run({ ...listedRow(row), wordsDigest });
        if (before === wordsDigest) continue;
        if (before !== undefined) dropWords.run(id);
        putWords.run(id, ...words);
      }
      clear.run();
    },
  };
}

function listedRow(row: SourceRow) {
  return {
    ...row,
    nameKey: naturalKey(row.name),
    state: states.indexOf(row.state),
    modelId: row.modelId ?? (JSON.parse(row.options) as JobOptions).modelId,
    folder: path.dirname(row.path),
    tags: keyOf(namesOf(row.tags)),
    speakers: keyOf(namesOf(row.speakers)),
    newFindings: row.newFindings === 0 ? null : row.newFindings,
    isMissing: Number(row.state === 'failed' && row.failureCode === 'file-missing'),
    isUnreviewed: row.isUnreviewed ?? 0,
  };
}

/** Name, what else is written about it, notes, and the words of facets. */
function wordsOf(row: SourceRow): readonly [string, string, string, string] {
  const tags = namesOf(row.tags);
  const speakers = namesOf(row.speakers);
  const more = [...tags, ...speakers, ...namesOf(row.participants ?? '[]'), ...namesOf(row.fieldValues)];
  const facets = [...speakers.map(speakerTokens), ...tags.map(tagTokens), ...foldersOf(row.path).map(folderTokens)];
  const facetText = facets.length === 0 ? '' : ` ${facets.map((tokens) => tokens.join(' ')).join(' ; ')} `;
  return [listedText([row.name]), listedText(more), listedText(namesOf(row.notes)), facetText];
}

function digestOf(words: readonly string[]): string {
  return createHash('sha1').update(JSON.stringify(words)).digest('base64');
}

/** Null for none, so that they stand at the end whichever way a list is sorted. */
function keyOf(names: readonly string[]): string | null {
  return names.length === 0 ? null : naturalKey(names.join(', '));
}

function namesOf(json: string): readonly string[] {
  return JSON.parse(json) as string[];
}
