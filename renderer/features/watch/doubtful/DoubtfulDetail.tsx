import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { maxCorrectionLength, wordWithin, type LibraryPlace } from '#shared/edits/review.ts';
import { formatClock } from '#shared/text/timecode.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { CommandKey } from '#renderer/widgets/CommandKey.tsx';
import { OtherReadings } from '#renderer/widgets/review/OtherReadings.tsx';
import styles from './DoubtfulTab.module.css';
import { useSameCount } from './use-library-places.ts';

interface Props {
  readonly place: LibraryPlace | undefined;
  readonly selectedCount: number;
  readonly isTyping: boolean;
  readonly onPlay: () => void;
  readonly onAccept: () => void;
  readonly onUndo: () => void;
  readonly onType: () => void;
  readonly onLeave: () => void;
  readonly onOpen: () => void;
  readonly onCorrect: (text: string, isAllSame: boolean) => void;
}

/** The word in work: its sentence, why it is doubtful, and what can be done. */
export function DoubtfulDetail(props: Props) {
  const { place, selectedCount, isTyping } = props;
  const { t } = useWords();
  if (!place) return <aside className={styles.detail} />;
  const { text, span, recognised, reasons, state } = place;
  return (
    <aside className={styles.detail} aria-label={recognised}>
      {selectedCount > 1 ? <p className={styles.chosen}>{t.review.selected(selectedCount)}</p> : null}
      <p className={styles.reasons}>
        {state === 'pending' ? reasons.map((reason) => t.review.reasons[reason]).join(', ') : t.review.states[state]}
      </p>
      <blockquote className={styles.quote} dir="auto">
        {span ? text.slice(0, span.start) : null}
        <mark>{span ? text.slice(span.start, span.end) : recognised}</mark>
        {span ? text.slice(span.end) : null}
      </blockquote>
      <p className={styles.where}>
        <button type="button" className={styles.link} title={t.findings.openAt} onClick={props.onOpen}>
          <bdi>{place.recordingName}</bdi>
        </button>
        <span>{formatClock(place.startMs)}</span>
      </p>
      {state === 'pending' && span !== null && !isTyping ? (
        <OtherReadings placeId={place.id} onTake={(text) => props.onCorrect(text, false)} />
      ) : null}
      {state === 'pending' && span !== null && !isTyping ? (
        <SoundSuggestions place={place} onTake={(term) => props.onCorrect(term, false)} />
      ) : null}
      {isTyping ? (
        <CorrectField {...props} place={place} />
      ) : (
        <div className={styles.buttons}>
          <Button icon="play" onClick={props.onPlay}>
            {t.review.recognise}
            <CommandKey of="judge-play" />
          </Button>
          {state === 'pending' || selectedCount > 1 ? (
            <Button kind="primary" icon="check" onClick={props.onAccept}>
              {t.review.accept}
              <CommandKey of="judge-confirm" />
            </Button>
          ) : null}
          <Button icon="edit" disabled={span === null} onClick={props.onType}>
            {t.review.correct}
            <CommandKey of="judge-correct" />
          </Button>
          <Button kind="quiet" onClick={props.onUndo}>
            {t.common.undo}
            <CommandKey of="judge-undo" />
          </Button>
        </div>
      )}
    </aside>
  );
}

/** Names and terms that sound like what was recognised. */
function SoundSuggestions({
  place,
  onTake,
}: {
  readonly place: LibraryPlace;
  readonly onTake: (term: string) => void;
}) {
  const { t } = useWords();
  const { recordingId, recognised } = place;
  const { data = [] } = useQuery({
    queryKey: queryKeys.soundsLike(recordingId, recognised),
    queryFn: () => api['vocabulary.suggest']({ recordingId, recognised }),
    gcTime: 10_000,
  });
  if (data.length === 0) return null;
  return (
    <p className={styles.suggestions}>
      <span className={styles.hint}>{t.vocabulary.suggestions}</span>
      {data.map(({ term }) => (
        <Button key={term} size="s" dir="auto" onClick={() => onTake(term)}>
          {term}
        </Button>
      ))}
    </p>
  );
}

function CorrectField({ place, onCorrect, onLeave }: Props & { readonly place: LibraryPlace }) {
  const { t } = useWords();
  const word = wordWithin(place.recognised);
  const [text, setText] = useState(() => place.recognised.slice(word.start, word.end));
  const field = useRef<HTMLInputElement>(null);
  const sameCount = useSameCount(place.id);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  return (
    <>
      <input
        ref={field}
        className={styles.field}
        dir="auto"
        aria-label={t.review.field}
        aria-describedby="place-hint"
        value={text}
        maxLength={maxCorrectionLength}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Escape') onLeave();
          else if (event.key === 'Enter') onCorrect(text, event.shiftKey);
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <p id="place-hint" className={styles.hint}>
        {t.review.fieldHint}
      </p>
      <div className={styles.buttons}>
        <Button kind="primary" onClick={() => onCorrect(text, false)}>
          {t.review.replaceOne}
        </Button>
        {sameCount > 1 ? <Button onClick={() => onCorrect(text, true)}>{t.review.replaceAll(sameCount)}</Button> : null}
        <Button kind="quiet" onClick={onLeave}>
          {t.common.cancel}
        </Button>
      </div>
    </>
  );
}
