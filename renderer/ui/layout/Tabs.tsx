import styles from './Tabs.module.css';

interface Tab<T extends string> {
  readonly value: T;
  readonly label: string;
  /** Behind the label; null while it is not known. */
  readonly count?: string | null;
}

interface Props<T extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** Ways within one page, each with an address of its own. */
export function Tabs<T extends string>({ label, tabs, value, onChange }: Props<T>) {
  return (
    <nav className={styles.tabs} aria-label={label}>
      {tabs.map((tab) => (
        <button
          key={tab.value}
          type="button"
          className={styles.tab}
          aria-current={tab.value === value ? 'page' : undefined}
          onClick={() => onChange(tab.value)}
        >
          {tab.label}
          {tab.count ? <span className={styles.count}>{tab.count}</span> : null}
        </button>
      ))}
    </nav>
  );
}
