import { useRef, useState } from 'react';
import { completeRule } from '#shared/rules/complete-rule.ts';
import type { RuleMistake } from '#shared/rules/rule-mistake.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from './RuleEditor.module.css';

interface Props {
  readonly text: string;
  readonly mistake: RuleMistake | null;
  readonly onChange: (text: string) => void;
}

const maxCompletions = 14;

/** The rule as text, with what may stand at the cursor and what is wrong. */
export function TextForm({ text, mistake, onChange }: Props) {
  const { t } = useWords();
  const field = useRef<HTMLTextAreaElement>(null);
  const [cursor, setCursor] = useState(text.length);
  const { start, words } = completeRule(text, cursor);
  const typed = words.filter((word) => /^[a-z]/.test(word) && word !== 'name').slice(0, maxCompletions);
  const take = (word: string) => {
    const next = `${text.slice(0, start)}${word} ${text.slice(cursor).trimStart()}`;
    onChange(next);
    const at = start + word.length + 1;
    setCursor(at);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(at, at);
    });
  };
  return (
    <div className={styles.textForm}>
      <textarea
        ref={field}
        className={styles.text}
        dir="auto"
        aria-label={t.rules.text}
        aria-invalid={mistake !== null}
        spellCheck={false}
        rows={4}
        value={text}
        onChange={(event) => {
          onChange(event.target.value);
          setCursor(event.target.selectionStart);
        }}
        onSelect={(event) => setCursor(event.currentTarget.selectionStart)}
        onKeyDown={(event) => {
          const [first] = typed;
          if (event.key !== 'Enter' || !event.ctrlKey || first === undefined) return;
          event.preventDefault();
          take(first);
        }}
      />
      {mistake === null ? null : (
        <p className={styles.mistake} role="status" dir="auto">
          <mark className={styles.wrong}>
            {text.slice(mistake.start, Math.max(mistake.end, mistake.start + 1)) || '…'}
          </mark>{' '}
          {t.rules.mistakes[mistake.code]}{' '}
          {t.rules.mistakeAt(mistake.start + 1, mistake.expected.slice(0, 12).join(', '))}
        </p>
      )}
      <div className={styles.completions} role="group" aria-label={t.rules.completions}>
        {typed.map((word) => (
          <button key={word} type="button" className={styles.completion} dir="auto" onClick={() => take(word)}>
            {word}
          </button>
        ))}
      </div>
    </div>
  );
}
