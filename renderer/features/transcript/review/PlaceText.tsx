import { wordWithin, type DoubtfulPlace } from '#shared/edits/review.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from './Review.module.css';

/** Letters of the sentence before and after the word. */
const contextLength = 70;

/** The word in its sentence, or what was recognised where that is no longer in the text. */
export function PlaceText({ place }: { readonly place: DoubtfulPlace }) {
  const { t } = useWords();
  const { text, recognised } = place;
  const said = place.span;
  if (said === null) {
    return (
      <p className={styles.sentence}>
        <bdi>
          <s>{recognised}</s>
        </bdi>
        <span className={styles.hint}> {t.review.gone}</span>
      </p>
    );
  }
  const word = wordWithin(text.slice(said.start, said.end));
  const span = { start: said.start + word.start, end: said.start + word.end };
  const from = Math.max(0, span.start - contextLength);
  const to = Math.min(text.length, span.end + contextLength);
  return (
    <p className={styles.sentence} dir="auto">
      {from > 0 ? '…' : ''}
      {text.slice(from, span.start)}
      <mark className={styles.word}>{text.slice(span.start, span.end)}</mark>
      {text.slice(span.end, to)}
      {to < text.length ? '…' : ''}
    </p>
  );
}
