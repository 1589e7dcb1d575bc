import { useState } from 'react';
import type { SpokenOverlap } from '#shared/analyses/voices.ts';
import type { Recording } from '#shared/recording.ts';
import { api } from '#renderer/api/api.ts';
import { useAnalysis, useOverlaps, useVoices, useVoiceSuggestions } from '#renderer/data/analyses/use-analyses.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { announce } from '#renderer/state/ui.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import styles from '../analyses/Analyses.module.css';
import { isUnderWay, RunState } from '../analyses/RunState.tsx';
import { playSpan } from '../analyses/play-span.ts';
import { DoubtfulTurns } from './DoubtfulTurns.tsx';

const exactCounts = [2, 3, 4, 5, 6, 7, 8] as const;
const limits = [3, 5, 8] as const;

const shownOverlaps = 3;

type Wish = 'unknown' | `exactly ${number}` | `at most ${number}`;

/** Distinguishes the speakers by their voices, with the number asked for first, and lists what is doubtful. */
export function FindSpeakers({ recording }: { readonly recording: Recording }) {
  const { t } = useWords();
  const report = useReport();
  const { id: recordingId, durationMs } = recording;
  const state = useAnalysis(recordingId, 'speakers');
  const [wish, setWish] = useState<Wish>('unknown');
  const choices = [
    { value: 'unknown' as const, label: t.findSpeakers.unknown },
    ...exactCounts.map((count) => ({ value: `exactly ${count}` as const, label: t.findSpeakers.exactly(count) })),
    ...limits.map((count, nth) => ({
      value: `at most ${count}` as const,
      label: t.findSpeakers.atMost(count),
      isAfterGap: nth === 0,
    })),
  ];
  const run = () => {
    const voices = wish === 'unknown' ? 0 : Number(wish.split(' ').at(-1));
    const parameters = { voices, isExact: wish.startsWith('exactly') || wish === 'unknown' };
    const how = { recordings: { recordingIds: [recordingId] }, analyzer: 'speakers', parameters, isFromKept: true };
    void api['analyses.start'](how).catch(report);
  };
  return (
    <section className={styles.section} aria-label={t.findSpeakers.title}>
      <h3 className={styles.title}>{t.findSpeakers.title}</h3>
      <p className={styles.text}>{t.findSpeakers.intro}</p>
      <div className={styles.row}>
        <SelectField label={t.findSpeakers.count} value={wish} choices={choices} onChange={setWish} />
        <Button size="s" icon="speakers" disabled={isUnderWay(state)} onClick={run}>
          {state.current === null ? t.findSpeakers.run : t.findSpeakers.again}
        </Button>
      </div>
      <RunState label={t.findSpeakers.title} state={state} durationMs={durationMs} />
      {state.current === null ? null : (
        <FoundVoices recordingId={recordingId} isRough={(state.current.parameters['model'] ?? '') === ''} />
      )}
    </section>
  );
}

interface FoundProps {
  readonly recordingId: number;
  /** By the analysis that comes with the app. */
  readonly isRough: boolean;
}

function FoundVoices({ recordingId, isRough }: FoundProps) {
  const { t, format } = useWords();
  const report = useReport();
  const found = useVoices(recordingId);
  if (found === null) return null;
  const remember = (speakerId: number) =>
    void api['voices.remember']({ recordingId, speakerId })
      .then(({ name }) => announce(t.findSpeakers.remembered(name)))
      .catch(report);
  return (
    <>
      <p className={styles.text}>
        {t.findSpeakers.found(found.voices.length, found.isCountGuess)}.{' '}
        {isRough ? t.findSpeakers.rough : t.findSpeakers.byModel}
      </p>
      <ul className={styles.list}>
        {found.voices.map(({ value, name, spokenMs, preview, isGhost, speakerId }) => (
          <li key={value}>
            <div className={styles.item}>
              <IconButton
                icon="play"
                size="s"
                label={t.findSpeakers.preview(name)}
                disabled={preview === null}
                onClick={() => preview !== null && playSpan(`voice ${value}`, preview)}
              />
              <span dir="auto">{name}</span>
              <span className={styles.numbers}>{format.clock(spokenMs)}</span>
              {speakerId === null ? null : (
                <IconButton
                  icon="plus"
                  size="s"
                  label={t.findSpeakers.remember(name)}
                  onClick={() => remember(speakerId)}
                />
              )}
            </div>
            {isGhost ? <p className={styles.text}>{t.findSpeakers.ghost}</p> : null}
          </li>
        ))}
      </ul>
      <Overlaps recordingId={recordingId} />
      <Suggestions recordingId={recordingId} />
      <DoubtfulTurns recordingId={recordingId} />
    </>
  );
}

/** Where two speak at once, the longest places first. */
function Overlaps({ recordingId }: { readonly recordingId: number }) {
  const { t, format } = useWords();
  const overlaps = useOverlaps(recordingId);
  if (overlaps.length === 0) return null;
  const lengthOf = ({ startMs, endMs }: Pick<SpokenOverlap, 'startMs' | 'endMs'>) => endMs - startMs;
  const totalMs = overlaps.reduce((sum, one) => sum + lengthOf(one), 0);
  const longest = overlaps.toSorted((a, b) => lengthOf(b) - lengthOf(a)).slice(0, shownOverlaps);
  return (
    <>
      <h4 className={styles.title}>{t.findSpeakers.overlaps(overlaps.length, format.clock(totalMs))}</h4>
      <ul className={styles.list}>
        {longest.map((one) => (
          <li key={one.startMs} className={styles.item}>
            <IconButton
              icon="play"
              size="s"
              label={t.findSpeakers.overlap(one.speaker, one.over, format.clock(one.startMs))}
              onClick={() => playSpan(`overlap ${one.startMs}`, one)}
            />
            <span>
              <bdi>{one.speaker}</bdi> + <bdi>{one.over}</bdi>
            </span>
            <span className={styles.numbers}>
              {format.clock(one.startMs)} – {format.clock(one.endMs)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Suggestions({ recordingId }: { readonly recordingId: number }) {
  const { t } = useWords();
  const report = useReport();
  const suggestions = useVoiceSuggestions(recordingId);
  return suggestions.map(({ speakerId, voiceId, speaker, name, score }) => {
    const answer = (isAccepted: boolean) =>
      void api['voices.answer']({ recordingId, speakerId, voiceId, isAccepted }).catch(report);
    return (
      <div key={`${speakerId} ${voiceId}`} className={styles.row}>
        <span className={styles.text}>{t.findSpeakers.suggestion(speaker, name, score.toFixed(2))}</span>
        <Button size="s" onClick={() => answer(true)}>
          {t.findSpeakers.accept}
        </Button>
        <Button size="s" kind="quiet" onClick={() => answer(false)}>
          {t.findSpeakers.refuse}
        </Button>
      </div>
    );
  });
}
