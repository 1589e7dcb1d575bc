import type { ReactNode } from 'react';
import styles from './Charts.module.css';

export interface Bar {
  readonly key: string;
  readonly label: ReactNode;
  /** 0…1 of the longest. */
  readonly share: number;
  /** What stands at its end. */
  readonly value: string;
  /** Quiet, below. */
  readonly detail?: string | undefined;
  /** 0 to 7, of the colours of speakers. */
  readonly colour?: number | undefined;
  readonly onOpen?: (() => void) | undefined;
}

/** Bars with their figures written out, so that the picture is never needed to read them. */
export function BarList({ bars, label }: { readonly bars: readonly Bar[]; readonly label: string }) {
  return (
    <ul className={styles.bars} aria-label={label}>
      {bars.map(({ key, onOpen, ...bar }) => (
        <li key={key}>
          {onOpen ? (
            <button type="button" className={styles.bar} onClick={onOpen}>
              <Contents {...bar} />
            </button>
          ) : (
            <div className={styles.bar}>
              <Contents {...bar} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function Contents({ label, share, value, detail, colour }: Omit<Bar, 'key' | 'onOpen'>) {
  return (
    <>
      <span className={styles.barLabel} dir="auto">
        {label}
      </span>
      <span className={styles.barValue}>{value}</span>
      <svg className={styles.barTrack} viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="6" className={styles.track} />
        <rect width={Math.max(0.5, Math.min(1, share) * 100)} height="6" className={styles.fill} data-colour={colour} />
      </svg>
      {detail === undefined ? null : (
        <span className={styles.barDetail} dir="auto">
          {detail}
        </span>
      )}
    </>
  );
}
