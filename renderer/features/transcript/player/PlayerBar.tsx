import { useEffect, useRef } from 'react';
import { formatClock } from '#shared/text/timecode.ts';
import { useRecordingActions } from '#renderer/data/recordings/use-recording-actions.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { runCommand } from '#renderer/commands/command-handlers.ts';
import { setSilences } from '#renderer/playback/playback-rules.ts';
import { rates, setRate, skip, usePlayer } from '#renderer/playback/player.ts';
import { silencesOf } from '#renderer/playback/silence.ts';
import styles from './PlayerBar.module.css';
import { SeekBar } from './SeekBar.tsx';
import { usePeaks } from '#renderer/data/recordings/use-peaks.ts';
import { usePosition } from '#renderer/playback/use-position.ts';
import { Volume } from './Volume.tsx';

const skipMs = 5000;

export function PlayerBar() {
  const { t } = useWords();
  const isPlaying = usePlayer((state) => state.isPlaying);
  const hasFailed = usePlayer((state) => state.hasFailed);
  const isPreparing = usePlayer((state) => state.isPreparing);
  const peaks = usePeaks(usePlayer((state) => state.track));
  useEffect(() => {
    setSilences(peaks ? silencesOf(peaks) : []);
    return () => setSilences([]);
  }, [peaks]);
  return (
    <section className={styles.player} aria-label={t.player.label}>
      {hasFailed ? (
        <Failed />
      ) : (
        <>
          <div className={styles.buttons}>
            <IconButton icon="back5" label={t.player.back5} onClick={() => skip(-skipMs)} />
            <IconButton
              icon={isPlaying ? 'pause' : 'play'}
              size="l"
              kind="solid"
              label={isPlaying ? t.player.pause : t.player.play}
              onClick={() => void runCommand('play-toggle')}
            />
            <IconButton icon="forward5" label={t.player.forward5} onClick={() => skip(skipMs)} />
          </div>
          <Times />
          {isPreparing ? (
            <p className={styles.preparing} role="status">
              {t.listening.preparing}
            </p>
          ) : (
            <SeekBar />
          )}
          <Ways />
          <Rate />
          <Volume />
        </>
      )}
    </section>
  );
}

/** The text is there all the same; a file that was moved can be found again. */
function Failed() {
  const { t } = useWords();
  const recordingId = usePlayer((state) => state.track?.recordingId ?? null);
  const actions = useRecordingActions();
  return (
    <div className={styles.failed}>
      <p>{t.player.failed}</p>
      {recordingId === null ? null : (
        <Button size="s" onClick={() => actions.locate(recordingId)}>
          {t.libraryHealth.locate}
        </Button>
      )}
    </div>
  );
}

/** How it is played: in a loop, without its silences. */
function Ways() {
  const { t } = useWords();
  const isLooping = usePlayer((state) => state.loop !== null);
  const isSilenceSkipped = usePlayer((state) => state.isSilenceSkipped);
  return (
    <div className={styles.buttons}>
      <IconButton
        icon="loop"
        label={t.listening.loop}
        aria-pressed={isLooping}
        className={styles.toggle}
        onClick={() => void runCommand('loop')}
      />
      <IconButton
        icon="skipSilence"
        label={t.listening.skipSilence}
        aria-pressed={isSilenceSkipped}
        className={styles.toggle}
        onClick={() => void runCommand('skip-silence')}
      />
    </div>
  );
}

function Times() {
  const { format } = useWords();
  const durationMs = usePlayer((state) => state.track?.durationMs ?? null);
  const at = useRef<HTMLSpanElement>(null);
  usePosition((atMs) => {
    const clock = formatClock(atMs);
    if (at.current && at.current.textContent !== clock) at.current.textContent = clock;
  });
  return (
    <p className={styles.times}>
      <span ref={at} className={styles.at} data-testid="player-time" />
      <span className={styles.total}>{format.clock(durationMs)}</span>
    </p>
  );
}

function Rate() {
  const { t, format } = useWords();
  const rate = usePlayer((state) => state.rate);
  return (
    <SelectField
      look="compact"
      label={t.player.rate}
      value={String(rate)}
      choices={rates.map((value) => ({ value: String(value), label: `${format.number(value)}×` }))}
      onChange={(value) => setRate(Number(value))}
    />
  );
}
