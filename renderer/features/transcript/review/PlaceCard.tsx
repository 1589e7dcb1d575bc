import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { maxCorrectionLength, wordWithin, type DoubtfulPlace, type WordSuggestion } from '#shared/edits/review.ts';
import { formatClock } from '#shared/text/timecode.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { OtherReadings } from '#renderer/widgets/review/OtherReadings.tsx';
import { PlaceText } from './PlaceText.tsx';
import styles from './Review.module.css';
import { WordSuggestions } from './WordSuggestions.tsx';

interface Props {
  readonly place: DoubtfulPlace;
  readonly transcriptId: number;
  readonly isTyping: boolean;
  readonly isBusy: boolean;
  readonly onPlay: () => void;
  readonly onAccept: () => void;
  readonly onTakeBack: () => void;
  readonly onType: () => void;
  readonly onCorrect: (text: string, isAllSame: boolean) => void;
  readonly onLeave: () => void;
  readonly onTake: (suggestion: WordSuggestion) => void;
}

/** The place in work: what was recognised, why it is doubtful, and what can be done with it. */
export function PlaceCard(props: Props) {
  const { t } = useWords();
  const { place, isTyping, isBusy } = props;
  const isOpen = place.state === 'pending';
  return (
    <div className={styles.card}>
      <p className={styles.facts}>
        <span className={styles.time}>{formatClock(place.startMs)}</span>
        {isOpen ? place.reasons.map((reason) => t.review.reasons[reason]).join(', ') : t.review.states[place.state]}
      </p>
      <PlaceText place={place} />
      {isOpen && !isTyping && place.span !== null ? (
        <WordSuggestions place={place} transcriptId={props.transcriptId} isBusy={isBusy} onTake={props.onTake} />
      ) : null}
      {isOpen && !isTyping && place.span !== null ? (
        <OtherReadings placeId={place.id} isBusy={isBusy} onTake={(text) => props.onCorrect(text, false)} />
      ) : null}
      {isTyping ? (
        <CorrectField {...props} />
      ) : (
        <div className={styles.buttons}>
          <Button size="s" icon="play" onClick={props.onPlay}>
            {t.review.recognise}
          </Button>
          {isOpen ? (
            <Button size="s" icon="check" disabled={isBusy} onClick={props.onAccept}>
              {t.review.accept}
            </Button>
          ) : (
            <Button size="s" icon="restore" onClick={props.onTakeBack}>
              {t.review.takeBack}
            </Button>
          )}
          <Button size="s" icon="edit" disabled={isBusy || place.span === null} onClick={props.onType}>
            {t.review.correct}
          </Button>
        </div>
      )}
    </div>
  );
}

function CorrectField({ place, transcriptId, isBusy, onCorrect, onLeave }: Props) {
  const { t } = useWords();
  const word = wordWithin(place.recognised);
  const [text, setText] = useState(() => place.recognised.slice(word.start, word.end));
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const { data: sameCount = 1 } = useQuery({
    queryKey: [...queryKeys.review(transcriptId), 'same', place.id],
    queryFn: () => api['review.countSame']({ placeId: place.id }),
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onLeave();
    else if (event.key === 'Enter') onCorrect(text, event.shiftKey);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <input
        ref={field}
        className={styles.field}
        dir="auto"
        aria-label={t.review.field}
        aria-describedby="review-field-hint"
        value={text}
        maxLength={maxCorrectionLength}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <p id="review-field-hint" className={styles.hint}>
        {t.review.fieldHint}
      </p>
      <div className={styles.buttons}>
        <Button size="s" kind="primary" disabled={isBusy} onClick={() => onCorrect(text, false)}>
          {t.review.replaceOne}
        </Button>
        {sameCount > 1 ? (
          <Button size="s" disabled={isBusy} onClick={() => onCorrect(text, true)}>
            {t.review.replaceAll(sameCount)}
          </Button>
        ) : null}
        <Button size="s" kind="quiet" onClick={onLeave}>
          {t.common.cancel}
        </Button>
      </div>
    </>
  );
}
