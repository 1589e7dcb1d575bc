import { memo, type ReactNode } from 'react';
import styles from './SegmentRow.module.css';
import type { PlacedWord } from '../text/place-words.ts';

interface Props {
  readonly text: string;
  readonly words: readonly PlacedWord[];
}

/** The text with an element for each word that has a time; what stands between them stays plain text. */
export const WordSpans = memo(function WordSpans({ text, words }: Props) {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const [nth, { start, end }] of words.entries()) {
    parts.push(text.slice(from, start));
    parts.push(
      <span key={start} className={styles.word} data-word={nth}>
        {text.slice(start, end)}
      </span>,
    );
    from = end;
  }
  parts.push(text.slice(from));
  return parts;
});
