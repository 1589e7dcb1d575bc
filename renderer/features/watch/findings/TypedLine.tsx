import { useEffect, useRef } from 'react';
import type { CommandId } from '#renderer/commands/commands.ts';
import { CommandKey } from '#renderer/widgets/CommandKey.tsx';
import styles from './FindingDetail.module.css';

interface Props {
  /** Someone asked to type in it. */
  readonly isWanted: boolean;
  readonly label: string;
  readonly command: CommandId;
  readonly value: string;
  /** What Esc takes back to. */
  readonly before: string;
  readonly onChange: (value: string) => void;
  readonly onType: (isTyping: boolean, text: string) => void;
}

/** A line that is typed beside the verdicts: Enter and Esc give the keys back to them. */
export function TypedLine({ isWanted, label, command, value, before, onChange, onType }: Props) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isWanted) field.current?.focus();
  }, [isWanted]);
  return (
    <div className={styles.typed}>
      <input
        ref={field}
        className={styles.reason}
        aria-label={label}
        placeholder={label}
        maxLength={2000}
        value={value}
        dir="auto"
        onFocus={() => onType(true, value)}
        onBlur={(event) => onType(false, event.target.value)}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          if (event.key === 'Escape') {
            onChange(before);
            event.currentTarget.value = before;
          }
          event.currentTarget.blur();
        }}
      />
      <CommandKey of={command} />
    </div>
  );
}
