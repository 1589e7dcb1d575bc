import { useQuery } from '@tanstack/react-query';
import { formatClock } from '#shared/text/timecode.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useSettled } from '#renderer/ui/hooks/use-settled.ts';
import { Icon } from '#renderer/ui/controls/Icon.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { openTranscript } from '#renderer/state/route.ts';
import styles from './Notes.module.css';

const maxShown = 20;
/** The places in the text come first: they are what every key waits for. */
const soonMs = 200;

/** Notes that have the words of a search, above the places in the text; nothing where there are none. */
export function FoundNotes({ text: typed }: { readonly text: string }) {
  const { t } = useWords();
  const text = useSettled(typed, soonMs);
  const { data } = useQuery({
    queryKey: queryKeys.foundNotes(text),
    queryFn: () => api['notes.search']({ text, offset: 0, limit: maxShown }),
    enabled: text !== '',
    placeholderData: (before) => before,
  });
  if (typed === '' || text === '' || !data || data.total === 0) return null;
  return (
    <section className={styles.found} aria-label={t.notes.found(data.total)}>
      <h2 className={styles.foundTitle}>{t.notes.found(data.total)}</h2>
      {data.rows.map((note) => (
        <button
          key={note.id}
          type="button"
          className={styles.hit}
          onClick={() => openTranscript(note.recordingId, { atMs: note.startMs, isPlaying: false })}
        >
          <Icon name={note.text === '' ? 'bookmark' : 'note'} size={14} />
          <span className={styles.hitTime}>{formatClock(note.startMs)}</span>
          <span className={styles.hitText} dir="auto">
            {[note.text, ...note.tags.map((tag) => `#${tag}`)].join(' ').trim()}
          </span>
          <span className={styles.hitName} dir="auto">
            {note.recordingName}
          </span>
        </button>
      ))}
    </section>
  );
}
