import { useEffect, useRef, useState } from 'react';
import type { Recording } from '#shared/recording.ts';
import { FailureNotice } from '#renderer/widgets/FailureNotice.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { ProgressBar } from '#renderer/ui/controls/ProgressBar.tsx';
import { SidePanel } from '#renderer/widgets/SidePanel.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { useJob } from '#renderer/data/recordings/jobs.ts';
import { useTextMarks } from '#renderer/state/text-marks.ts';
import { Gaps } from './Gaps.tsx';
import { playPlace } from './play-place.ts';
import { PlaceCard } from './PlaceCard.tsx';
import styles from './Review.module.css';
import { UpcomingPlaces } from './UpcomingPlaces.tsx';
import { useReview, type Review } from './use-review.ts';
import { useReviewActions } from './use-review-actions.ts';
import { useReviewCommands } from './use-review-commands.ts';
import { useShownPlace } from './use-shown-place.ts';

/** The doubtful words of a transcript, one after another, the least certain first. */
export function ReviewPanel({ recording }: { readonly recording: Recording }) {
  const { t } = useWords();
  const isPainted = useTextMarks((state) => state.isDoubtPainted);
  const state = useJob(recording.id)?.state ?? recording.state;
  const isFinished = state === 'done' && recording.transcriptId !== null;
  return (
    <SidePanel
      title={t.panels.names.review}
      actions={
        <IconButton
          icon="underline"
          size="s"
          label={t.review.paint}
          aria-pressed={isPainted}
          onClick={() => useTextMarks.setState({ isDoubtPainted: !isPainted })}
        />
      }
    >
      {isFinished && recording.transcriptId !== null ? (
        <>
          <Gaps transcriptId={recording.transcriptId} />
          <Walk key={recording.transcriptId} recordingId={recording.id} transcriptId={recording.transcriptId} />
        </>
      ) : (
        <p className={styles.said}>{t.review.notFinished}</p>
      )}
    </SidePanel>
  );
}

function Walk({ recordingId, transcriptId }: { readonly recordingId: number; readonly transcriptId: number }) {
  const { t } = useWords();
  const review = useReview(transcriptId);
  const { progress, place, error } = review;
  const [isTyping, setTyping] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const leave = () => {
    setTyping(false);
    box.current?.focus({ preventScroll: true });
  };
  const actions = useReviewActions(transcriptId, () => {
    leave();
    review.next();
  });
  useShownPlace(recordingId, place);
  useReviewCommands({ review, actions, isTyping, startTyping: () => setTyping(true) });
  const isReady = progress !== undefined;
  // The keys of the review work as soon as there is something to review.
  useEffect(() => {
    if (isReady) box.current?.focus({ preventScroll: true });
  }, [isReady]);
  if (error) return <FailureNotice error={error} />;
  if (!progress) return <p className={styles.said}>{t.review.preparing}</p>;
  if (progress.total === 0) return <Nothing title={t.review.noneTitle} text={t.review.noneText} />;
  const isDone = progress.pendingCount === 0;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it takes the focus so that the keys of the review are received; each has a button in it
    <div ref={box} className={styles.walk} tabIndex={0} role="group" aria-label={t.review.title}>
      <h3 className={styles.part}>{t.review.title}</h3>
      <Progress review={review} />
      {isDone ? (
        <Nothing title={t.review.doneTitle} text={t.review.doneText(progress.correctedCount, progress.total)} />
      ) : null}
      {place ? (
        <PlaceCard
          key={place.id}
          place={place}
          transcriptId={transcriptId}
          isTyping={isTyping}
          isBusy={actions.isBusy}
          onPlay={() => playPlace(place)}
          onAccept={() => actions.accept(place)}
          onTakeBack={() => actions.takeBack(place)}
          onType={() => setTyping(true)}
          onCorrect={(text, isAllSame) => actions.correct(place, text, isAllSame)}
          onLeave={leave}
          onTake={(suggestion) => actions.take(place, suggestion)}
        />
      ) : null}
      <UpcomingPlaces places={review.upcoming} onChoose={review.goTo} />
    </div>
  );
}

function Progress({ review: { progress, previous, next } }: { readonly review: Review }) {
  const { t, format } = useWords();
  if (!progress) return null;
  const { total, pendingCount, correctedCount } = progress;
  const done = total - pendingCount;
  return (
    <div className={styles.progress}>
      <p className={styles.count}>
        {t.review.progress(done, total, format.percent(done / total))}
        {correctedCount > 0 ? <span className={styles.hint}> · {t.review.summary(correctedCount)}</span> : null}
      </p>
      <span className={styles.steps}>
        <IconButton icon="arrowUp" size="s" label={t.review.previous} onClick={previous} />
        <IconButton icon="arrowDown" size="s" label={t.review.next} onClick={next} />
      </span>
      <ProgressBar share={done / total} label={t.review.title} />
    </div>
  );
}

function Nothing({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <div className={styles.nothing} role="status">
      <h3 className={styles.nothingTitle}>{title}</h3>
      <p>{text}</p>
    </div>
  );
}
