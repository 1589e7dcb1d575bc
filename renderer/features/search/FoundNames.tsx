import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { showInLibrary } from '#renderer/state/library-view.ts';
import { openTranscript } from '#renderer/state/route.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Icon } from '#renderer/ui/controls/Icon.tsx';
import styles from './FoundNames.module.css';

/** As many as leave room for what was said. */
const maxShown = 5;

/** Recordings that are called so, above the places where it was said. */
export function FoundNames({ text }: { readonly text: string }) {
  const { t, format } = useWords();
  const { data } = useQuery({
    queryKey: queryKeys.namedInSearch(text),
    queryFn: () => api['recordings.named']({ text, offset: 0, limit: maxShown }),
    enabled: text !== '',
    placeholderData: keepPreviousData,
  });
  if (text === '' || data === undefined || data.total === 0) return null;
  return (
    <section className={styles.names} aria-label={t.catalogue.foundNames(data.total)}>
      <h2 className={styles.title}>{t.catalogue.foundNames(data.total)}</h2>
      <ul className={styles.list}>
        {data.rows.map(({ id, name, recordedAtMs, addedAtMs }) => (
          <li key={id}>
            <button type="button" className={styles.name} onClick={() => openTranscript(id)}>
              <Icon name="library" size={14} />
              <span className={styles.text} dir="auto" title={name}>
                {name}
              </span>
              <span className={styles.date}>{format.date(recordedAtMs ?? addedAtMs)}</span>
            </button>
          </li>
        ))}
      </ul>
      {data.total > maxShown ? (
        <Button kind="quiet" size="s" onClick={() => showInLibrary(text)}>
          {t.catalogue.moreNames}
        </Button>
      ) : null}
    </section>
  );
}
