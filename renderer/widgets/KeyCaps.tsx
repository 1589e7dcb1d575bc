import { useWords } from '#renderer/locales/use-words.ts';
import { keyCap } from '#renderer/commands/press.ts';
import styles from './KeyCaps.module.css';

/** Keys as they are written on keyboards. */
export function KeyCaps({ keys }: { readonly keys: readonly string[] }) {
  const { t } = useWords();
  return keys.map((key) => (
    <kbd key={key} className={styles.key}>
      {keyCap(key, t.keys.space)}
    </kbd>
  ));
}
