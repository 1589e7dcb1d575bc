import type { LibraryPlace, LibraryPlaces } from '#shared/edits/review.ts';
import { soundKeySql } from '#services/store/recordings/sound-key.ts';
import type { StoreParts } from '#services/store/store-parts.ts';

type Row = Pick<LibraryPlace, 'transcriptId' | 'recordingId' | 'recordingName' | 'mediaKey' | 'durationMs'> & {
  readonly id: number;
  readonly hasVideo: number;
};

export interface LibraryPlaceStore {
  /**
   * Undecided places of the texts in use, the most doubtful first; those that were decided since `sinceMs` keep their
   * place. `shown` reads one as its transcript knows it.
   */
  libraryPlaces(
    request: { readonly sinceMs: number; readonly offset: number; readonly limit: number },
    shown: (placeId: number) => Omit<LibraryPlace, keyof Row> & { readonly id: number },
  ): Omit<LibraryPlaces, 'unlistedCount'>;
  /** Finished texts in use without a list of their doubtful places. */
  unlisted(limit: number): readonly number[];
  unlistedCount(): number;
}

/** Doubtful places over the whole library. */
export function createLibraryPlaces({ database }: Pick<StoreParts, 'database'>): LibraryPlaceStore {
  const inUse = `JOIN transcript ON transcript.id = place.transcript_id AND transcript.is_current = 1
    JOIN recording ON recording.id = transcript.recording_id AND recording.removed_at_ms IS NULL`;
  const open = `(place.state = 'pending' OR place.decided_at_ms >= ?)`;
  const select = database.prepare<[number, number, number], Row>(
    `SELECT place.id, transcript.id AS transcriptId, recording.id AS recordingId, recording.name AS recordingName,
       ${soundKeySql('media.media_key', 'transcript.parameters')} AS mediaKey, media.duration_ms AS durationMs,
       media.has_video AS hasVideo
     FROM doubtful_place AS place ${inUse} JOIN media ON media.id = recording.media_id
     WHERE ${open} ORDER BY place.score DESC, place.id LIMIT ? OFFSET ?`,
  );
  const count = database
    .prepare<[number], number>(`SELECT count(*) FROM doubtful_place AS place ${inUse} WHERE ${open}`)
    .pluck();
  const unlisted = `FROM transcript JOIN recording ON recording.id = transcript.recording_id
    WHERE transcript.is_current = 1 AND transcript.state = 'complete' AND recording.removed_at_ms IS NULL
      AND NOT EXISTS (SELECT 1 FROM review WHERE review.transcript_id = transcript.id)`;
  const selectUnlisted = database
    .prepare<[number], number>(`SELECT transcript.id ${unlisted} ORDER BY transcript.id DESC LIMIT ?`)
    .pluck();
  const countUnlisted = database.prepare<[], number>(`SELECT count(*) ${unlisted}`).pluck();
  return {
    libraryPlaces: ({ sinceMs, offset, limit }, shown) => ({
      total: count.get(sinceMs) ?? 0,
      rows: select
        .all(sinceMs, limit, offset)
        .map((row) => ({ ...row, hasVideo: row.hasVideo === 1, ...shown(row.id) })),
    }),
    unlisted: (limit) => selectUnlisted.all(limit),
    unlistedCount: () => countUnlisted.get() ?? 0,
  };
}
