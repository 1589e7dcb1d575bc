import styles from './Icon.module.css';
import { iconPaths, type IconName } from './icon-paths.ts';

const filled: ReadonlySet<IconName> = new Set(['play', 'stop']);
const bold: ReadonlySet<IconName> = new Set(['more', 'pause']);

/** Decoration only: the control around it carries the name. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      className={styles.icon}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill={filled.has(name) ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth={bold.has(name) ? 2 : 1.4}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={iconPaths[name]} />
    </svg>
  );
}
