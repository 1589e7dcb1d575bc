import styles from './Sidebar.module.css';

/** The app's mark: a voice that becomes lines. */
export function Mark() {
  return (
    <svg className={styles.mark} width="22" height="22" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" />
      <path d="M7.5 13.5v5M12.2 9v14M16.9 12v8M21.5 12.2h4M21.5 16h4M21.5 19.8h2.2" />
    </svg>
  );
}
