import { keysOf, useKeys } from '#renderer/commands/keys.ts';
import type { CommandId } from '#renderer/commands/commands.ts';
import { keyCap } from '#renderer/commands/press.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from './KeyCaps.module.css';

/**
 * The first key of a command, small beside its name; nothing where it has none. Screen readers read the keys in the
 * help.
 */
export function CommandKey({ of }: { readonly of: CommandId }) {
  const { t } = useWords();
  const changed = useKeys((state) => state.changed);
  const [key] = keysOf(of, changed);
  return key === undefined ? null : (
    <kbd className={styles.small} aria-hidden="true">
      {keyCap(key, t.keys.space)}
    </kbd>
  );
}
