import { classNames } from '../class-names.ts';
import styles from './ProgressBar.module.css';

interface Props {
  readonly label: string;
  /** 0…1; null runs without a known end. */
  readonly share: number | null;
  readonly isQuiet?: boolean;
}

export function ProgressBar({ label, share, isQuiet = false }: Props) {
  return (
    <div
      className={classNames(styles.track, isQuiet && styles.quiet)}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share === null ? undefined : Math.floor(share * 100)}
    >
      <div
        className={classNames(styles.fill, share === null && styles.unknown)}
        style={share === null ? undefined : { transform: `scaleX(${share})` }}
      />
    </div>
  );
}
