import type { KeyboardEvent, RefObject } from 'react';
import { maxFindTextLength } from '#shared/text/find-text.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from './Find.module.css';
import { changeQuery, useFindQuery } from './find-query.ts';
import { FindOptions } from './FindOptions.tsx';

interface Props {
  readonly id?: string;
  readonly ref?: RefObject<HTMLInputElement | null>;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** What is looked for, with its options; the transcript's bar and the library's page share it. */
export function FindField({ id, ref, onKeyDown }: Props) {
  const { t } = useWords();
  const text = useFindQuery(({ query }) => query.text);
  return (
    <span className={styles.box}>
      <input
        dir="auto"
        id={id}
        ref={ref}
        className={styles.field}
        aria-label={t.findReplace.find}
        placeholder={t.findReplace.find}
        spellCheck={false}
        autoComplete="off"
        maxLength={maxFindTextLength}
        value={text}
        onChange={(event) => changeQuery({ text: event.target.value })}
        onKeyDown={onKeyDown}
      />
      <FindOptions />
    </span>
  );
}
