import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useSettled } from '#renderer/ui/hooks/use-settled.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from '../Quality.module.css';
import { usePercent } from '../use-percent.ts';

const waitMs = 250;

/** A sentence, what each class makes of it, and the words that decide. */
export function TryText() {
  const { t } = useWords();
  const percent = usePercent();
  const [text, setText] = useState('');
  const settled = useSettled(text.trim(), waitMs);
  const { data } = useQuery({
    queryKey: [...queryKeys.quality, 'explain', settled],
    queryFn: () => api['classes.explain']({ text: settled }),
    enabled: settled !== '',
  });
  return (
    <div className={styles.form}>
      <input
        className={styles.field}
        dir="auto"
        aria-label={t.quality.tryText}
        placeholder={t.quality.tryText}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {settled === ''
        ? null
        : data?.map(({ name, score, words, opinion }) => (
            <p key={name} dir="auto">
              {`${name}: ${percent(score)} · `}
              {words.map(({ word, share }) => (
                <span key={word} className={share > 0 ? styles.bad : styles.quiet}>{`${word} `}</span>
              ))}
              {opinion === null ? null : (
                <span className={styles.quiet}>
                  {t.quality.opinionOf(opinion.label, percent(opinion.score), percent(opinion.precision))}
                </span>
              )}
            </p>
          ))}
    </div>
  );
}
