import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { maxLabelLength } from '#shared/watch.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { Icon } from '#renderer/ui/controls/Icon.tsx';
import { CommandKey } from '#renderer/widgets/CommandKey.tsx';
import detail from './FindingDetail.module.css';
import styles from './FindingLabels.module.css';

interface Props {
  readonly labels: readonly string[];
  /** Someone asked to type in it. */
  readonly isWanted: boolean;
  readonly onType: (isTyping: boolean) => void;
  readonly onChange: (change: { readonly add?: string[]; readonly remove?: string[] }) => void;
}

/** People's own labels: typed, several at once behind commas, and taken away again. */
export function FindingLabels({ labels, isWanted, onType, onChange }: Props) {
  const { t } = useWords();
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const listId = useId();
  const known = useQuery({ queryKey: queryKeys.findingLabels, queryFn: () => api['findings.labels']({}) }).data ?? [];
  useEffect(() => {
    if (isWanted) field.current?.focus();
  }, [isWanted]);
  const add = () => {
    const typed = text
      .split(',')
      .map((label) => label.trim().slice(0, maxLabelLength))
      .filter((label) => label !== '');
    setText('');
    if (typed.length > 0) onChange({ add: typed });
  };
  return (
    <div className={styles.labels} role="group" aria-label={t.findings.labels}>
      {labels.map((label) => (
        <span key={label} className={styles.label}>
          <span className={styles.text} dir="auto">
            {label}
          </span>
          <button
            type="button"
            className={styles.remove}
            aria-label={t.findings.removeLabel(label)}
            onClick={() => onChange({ remove: [label] })}
          >
            <Icon name="close" size={12} />
          </button>
        </span>
      ))}
      <div className={detail.typed}>
        <input
          ref={field}
          className={detail.reason}
          aria-label={t.findings.addLabel}
          placeholder={t.findings.addLabel}
          list={listId}
          dir="auto"
          value={text}
          maxLength={300}
          onFocus={() => onType(true)}
          onBlur={() => {
            add();
            onType(false);
          }}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== 'Escape') return;
            event.preventDefault();
            event.stopPropagation();
            if (event.key === 'Escape') setText('');
            else add();
            // With nothing more to add, the keys are those of the verdicts again.
            if (event.key === 'Escape' || text.trim() === '') event.currentTarget.blur();
          }}
        />
        <CommandKey of="judge-labels" />
      </div>
      <datalist id={listId}>
        {known
          .filter(({ label }) => !labels.includes(label))
          .map(({ label }) => (
            <option key={label} value={label}>
              {label}
            </option>
          ))}
      </datalist>
    </div>
  );
}
