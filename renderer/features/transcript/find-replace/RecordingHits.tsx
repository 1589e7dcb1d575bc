import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FoundRecording, TextHit } from '#shared/text/find-text.ts';
import { formatClock } from '#shared/text/timecode.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { openTranscript } from '#renderer/state/route.ts';
import styles from './Find.module.css';
import { useFindQuery } from './find-query.ts';
import { HitPreview } from './HitPreview.tsx';
import { placeKey, togglePlace, toggleRecording, useKept } from './kept-places.ts';

/** Shown at first of each recording; the rest on request, a page at a time. */
const firstShown = 10;
const pageSize = 200;

interface Props {
  readonly searchId: number;
  readonly recording: FoundRecording;
}

/** The places in one recording, each with its box. */
export function RecordingHits({ searchId, recording }: Props) {
  const { t, format } = useWords();
  const { recordingId, name, hitCount } = recording;
  const replacement = useFindQuery((state) => state.replacement);
  const [limit, setLimit] = useState(firstShown);
  const isKept = useKept((state) => state.recordingIds.has(recordingId));
  const { data: hits = [] } = useQuery({
    queryKey: [...queryKeys.libraryHits, searchId, recordingId, replacement, limit],
    queryFn: async () => {
      const rows: TextHit[] = [];
      while (rows.length < Math.min(limit, hitCount)) {
        const page = { offset: rows.length, limit: Math.min(pageSize, limit - rows.length) };
        const found = await api['replace.hits']({ searchId, recordingId, replacement, ...page });
        if (found.rows.length === 0) break;
        rows.push(...found.rows);
      }
      return rows;
    },
    placeholderData: (before) => before,
    retry: false,
  });
  return (
    <section className={styles.recording} aria-label={name}>
      <div className={styles.head}>
        <input
          type="checkbox"
          className={styles.tick}
          aria-label={t.findReplace.tickAll(name)}
          checked={!isKept}
          onChange={() => toggleRecording(recordingId)}
        />
        <button
          type="button"
          className={styles.name}
          dir="auto"
          aria-label={t.findReplace.open(name)}
          onClick={() => openTranscript(recordingId, { atMs: hits[0]?.startMs ?? 0, isPlaying: false })}
        >
          {name}
        </button>
        <span className={styles.count}>{t.findReplace.places(hitCount)}</span>
      </div>
      {hits.map((hit) => (
        <HitRow key={placeKey(hit)} hit={hit} isRecordingKept={isKept} />
      ))}
      {hitCount > hits.length && hits.length > 0 ? (
        <Button size="s" kind="quiet" onClick={() => setLimit(hitCount)}>
          {t.findReplace.more(format.number(hitCount - hits.length))}
        </Button>
      ) : null}
    </section>
  );
}

function HitRow({ hit, isRecordingKept }: { readonly hit: TextHit; readonly isRecordingKept: boolean }) {
  const { t } = useWords();
  const key = placeKey(hit);
  const isKept = useKept((state) => state.places.has(key)) || isRecordingKept;
  const clock = formatClock(hit.startMs);
  return (
    <div className={styles.hit} data-kept={isKept || undefined}>
      <input
        type="checkbox"
        className={styles.tick}
        aria-label={t.findReplace.tick(clock)}
        checked={!isKept}
        disabled={isRecordingKept}
        onChange={() => togglePlace(key)}
      />
      <span className={styles.time}>{clock}</span>
      <HitPreview hit={hit} />
    </div>
  );
}
