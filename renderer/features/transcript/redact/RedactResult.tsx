import type { Leak, RedactionResult } from '#shared/sharing/redaction.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { seek } from '#renderer/playback/player.ts';
import { Icon } from '#renderer/ui/controls/Icon.tsx';
import styles from './Redact.module.css';

/** What the proof found: nothing, or each thing that is still there with where it is. */
export function RedactResult({ result }: { readonly result: RedactionResult }) {
  const { t, format } = useWords();
  const { outcome, folder, files, tracks, removedCount, removedMs } = result;
  const leaks = result.leaks.toSorted((a, b) => Number(a.isHarmless) - Number(b.isHarmless));
  return (
    <div className={styles.result}>
      <p className={styles.outcome} data-outcome={outcome} role="status">
        <Icon name={outcome === 'clean' ? 'check' : 'warning'} />
        {t.redact.outcomes[outcome]}
      </p>
      <p className={styles.facts}>
        {t.redact.removed(removedCount, format.clock(removedMs))}{' '}
        {tracks.length === 0 ? '' : t.redact.recognised(tracks.length)}
      </p>
      {leaks.length > 0 ? (
        <ul className={styles.leaks} aria-label={t.redact.stillThere}>
          {leaks.slice(0, 100).map((leak) => (
            <LeakRow key={Object.values(leak).join(' ')} leak={leak} />
          ))}
        </ul>
      ) : null}
      {folder === null ? null : (
        <div className={styles.files}>
          <p>
            {t.redact.savedIn} <bdi>{folder}</bdi>
          </p>
          <ul>
            {files.map((file) => (
              <li key={file} dir="auto">
                {file}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function LeakRow({ leak }: { readonly leak: Leak }) {
  const { t, format } = useWords();
  const { where, track, file, atMs, found, isHarmless } = leak;
  const place = [t.redact.where[where], track === null ? '' : `${t.redact.track} ${track + 1}`, file ?? ''].filter(
    (part) => part !== '',
  );
  return (
    <li className={styles.leak} data-harmless={isHarmless || undefined}>
      {atMs === null ? (
        <span className={styles.time} />
      ) : (
        <button type="button" className={styles.time} onClick={() => seek(atMs)}>
          {format.clock(atMs)}
        </button>
      )}
      <bdi className={styles.found}>{found === '' ? t.redact.sounds : found}</bdi>
      <span className={styles.place}>
        {place.join(', ')}
        {isHarmless ? ` · ${t.redact.harmless}` : ''}
      </span>
    </li>
  );
}
