import { useRef } from 'react';
import { formatClock } from '#shared/timecode.ts';
import { IconButton } from '../../components/IconButton.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { useWords } from '../../locales/use-words.ts';
import { rates, setRate, skip, togglePlay, usePlayer } from '../../state/player.ts';
import styles from './PlayerBar.module.css';
import { SeekBar } from './SeekBar.tsx';
import { usePosition } from './use-position.ts';
import { Volume } from './Volume.tsx';

const skipMs = 5000;

export function PlayerBar() {
  const { t } = useWords();
  const isPlaying = usePlayer((state) => state.isPlaying);
  const hasFailed = usePlayer((state) => state.hasFailed);
  return (
    <section className={styles.player} aria-label={t.player.label}>
      {hasFailed ? (
        <p className={styles.failed}>{t.player.failed}</p>
      ) : (
        <>
          <div className={styles.buttons}>
            <IconButton icon="back5" label={t.player.back5} onClick={() => skip(-skipMs)} />
            <IconButton
              icon={isPlaying ? 'pause' : 'play'}
              size="l"
              kind="solid"
              label={isPlaying ? t.player.pause : t.player.play}
              onClick={togglePlay}
            />
            <IconButton icon="forward5" label={t.player.forward5} onClick={() => skip(skipMs)} />
          </div>
          <Times />
          <SeekBar />
          <Rate />
          <Volume />
        </>
      )}
    </section>
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
      isCompact
      label={t.player.rate}
      value={String(rate)}
      choices={rates.map((value) => ({ value: String(value), label: `${format.number(value)}×` }))}
      onChange={(value) => setRate(Number(value))}
    />
  );
}
