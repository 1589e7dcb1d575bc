import { useState, type KeyboardEvent } from 'react';
import { classNames } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/controls/Icon.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { keyCap, pressNames } from '#renderer/commands/press.ts';
import styles from './KeysSection.module.css';

interface Props {
  /** Null is the button that adds a key. */
  readonly value: string | null;
  readonly name: string;
  readonly onChange: (key: string | null) => void;
}

/** Waits for a key once it was pressed; Esc and leaving it end that, Backspace takes the key away. */
export function KeyButton({ value, name, onChange }: Props) {
  const { t } = useWords();
  const [isWaiting, setWaiting] = useState(false);
  const cap = value === null ? null : keyCap(value, t.keys.space);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isWaiting || event.repeat) return;
    if (event.key === 'Tab') {
      setWaiting(false);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    const [pressed] = pressNames(event.nativeEvent);
    if (pressed === undefined) return;
    setWaiting(false);
    if (pressed === 'Backspace') onChange(null);
    else if (pressed !== 'Escape') onChange(pressed);
  };
  return (
    <button
      type="button"
      className={classNames(styles.keyButton, cap === null && styles.add, isWaiting && styles.waiting)}
      aria-label={isWaiting ? t.keys.press : cap === null ? t.keys.add(name) : t.keys.change(cap, name)}
      title={isWaiting ? t.keys.pressHint : undefined}
      onClick={() => setWaiting(true)}
      onKeyDown={onKeyDown}
      onBlur={() => setWaiting(false)}
    >
      {isWaiting ? t.keys.press : (cap ?? <Icon name="plus" size={14} />)}
    </button>
  );
}
