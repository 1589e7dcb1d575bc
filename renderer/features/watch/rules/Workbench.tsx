import { formatClock } from '#shared/text/timecode.ts';
import type { WorkbenchPlace, WorkbenchResult } from '#shared/rules/stored-rule.ts';
import { ProgressBar } from '#renderer/ui/controls/ProgressBar.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { openTranscript } from '#renderer/state/route.ts';
import styles from './RuleEditor.module.css';

interface Props {
  readonly result: WorkbenchResult | null;
  /** Compared with the saved rule; a new one has nothing to lose. */
  readonly isNew: boolean;
  /** Nothing was typed yet. */
  readonly isBlank: boolean;
}

/** What the rule finds as it stands, what that gains and loses, and what it makes of past verdicts. */
export function Workbench({ result, isNew, isBlank }: Props) {
  const { t } = useWords();
  if (result === null) {
    return (
      <section className={styles.trial} aria-label={t.rules.trial}>
        {isBlank ? (
          <>
            <h2 className={styles.trialTitle}>{t.rules.trial}</h2>
            <p className={styles.none}>{t.rules.trialHint}</p>
          </>
        ) : null}
      </section>
    );
  }
  const { verdicts, lookedThrough, recordingCount, isDone, count, gained, lost, kept, gainedCount, lostCount } = result;
  const confirmed = verdicts.confirmedKept + verdicts.confirmedLost;
  const dismissed = verdicts.dismissedKept + verdicts.dismissedLost;
  const looked = t.rules.looked(lookedThrough, recordingCount);
  return (
    <section className={styles.trial} aria-label={t.rules.trial}>
      <h2 className={styles.trialTitle}>{t.rules.trial}</h2>
      <p className={styles.figures}>
        <strong>{t.rules.found(count)}</strong>
        {isNew ? null : (
          <>
            {gainedCount + lostCount === 0 ? <span className={styles.looked}>{t.rules.same}</span> : null}
            {gainedCount > 0 ? <span className={styles.gain}>{t.rules.gained(gainedCount)}</span> : null}
            {lostCount > 0 ? <span className={styles.loss}>{t.rules.lost(lostCount)}</span> : null}
          </>
        )}
        <span className={styles.looked}>{looked}</span>
      </p>
      {isDone ? null : <ProgressBar share={recordingCount === 0 ? 1 : lookedThrough / recordingCount} label={looked} />}
      {confirmed + dismissed > 0 ? (
        <p className={styles.figures}>
          <span>{t.rules.verdicts}:</span>
          {confirmed > 0 ? <span>{t.rules.confirmedKept(verdicts.confirmedKept, confirmed)}</span> : null}
          {dismissed > 0 ? <span>{t.rules.dismissedGone(verdicts.dismissedLost, dismissed)}</span> : null}
        </p>
      ) : null}
      {isDone && gained.length + lost.length === 0 && count === 0 ? (
        <p className={styles.none}>{t.rules.nothingYet}</p>
      ) : null}
      <Places title={isNew ? null : t.rules.gainedTab} sign="+" places={gained} />
      <Places title={t.rules.lostTab} sign="−" places={lost} />
      <Places title={gained.length + lost.length === 0 ? null : t.rules.keptTab} sign="" places={kept} />
    </section>
  );
}

function Places({
  title,
  sign,
  places,
}: {
  readonly title: string | null;
  readonly sign: string;
  readonly places: readonly WorkbenchPlace[];
}) {
  const { t } = useWords();
  if (places.length === 0) return null;
  return (
    <>
      {title === null ? null : (
        <h3 className={styles.placesTitle} dir="auto">
          {title}
        </h3>
      )}
      <ul className={styles.places} aria-label={title ?? t.rules.trial}>
        {places.slice(0, 50).map((place) => (
          <li key={`${place.recordingId} ${place.startMs} ${place.matched}`}>
            <button
              type="button"
              className={styles.place}
              onClick={() => openTranscript(place.recordingId, { atMs: place.startMs, isPlaying: false })}
            >
              <span className={styles.sign} aria-hidden>
                {sign}
              </span>
              <span className={styles.when}>{formatClock(place.startMs)}</span>
              <span className={styles.snippet} dir="auto">
                {place.matched === '' ? (
                  <em>{place.isCertain ? t.rules.notSaid : t.rules.unclear}</em>
                ) : (
                  <>
                    {endOf(place.before)}
                    <mark>{place.matched}</mark>
                    {place.after.slice(0, 60)}
                  </>
                )}
              </span>
              <span className={styles.where} dir="auto">
                {place.recordingName}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

const maxBefore = 60;

/** The last words of it, whole ones. */
function endOf(text: string): string {
  return text.length <= maxBefore ? text : `…${text.slice(-maxBefore).replace(/^\S*\s/, '')}`;
}
