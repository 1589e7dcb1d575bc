import { useEffect, useRef } from 'react';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { registerCommands, runCommand } from '#renderer/commands/command-handlers.ts';
import { usePlayer } from '#renderer/playback/player.ts';
import { useShownParts } from '#renderer/state/shown-parts.ts';
import { LaneMenu } from '../lanes/LaneMenu.tsx';
import { Lanes } from '../lanes/Lanes.tsx';
import { firstSpanMs, type View } from './view.ts';
import { WaveCanvas } from './WaveCanvas.tsx';
import styles from './Waveform.module.css';

/** The sound around the voice, close enough to see words; a click goes there, a drag selects. */
export function Waveform() {
  const { t } = useWords();
  const isShown = useShownParts((state) => state.isWaveShown);
  const view = useRef<View>({ startMs: 0, spanMs: firstSpanMs });
  const canSelect = usePlayer((state) => state.track !== null && !state.hasFailed);
  useEffect(
    () =>
      registerCommands({
        'show-wave': () => useShownParts.setState((state) => ({ isWaveShown: !state.isWaveShown })),
      }),
    [],
  );
  if (!isShown || !canSelect) return null;
  return (
    <section className={styles.wave} aria-label={t.listening.wave}>
      <div className={styles.sound}>
        <WaveCanvas view={view} />
      </div>
      <Lanes view={view} />
      <div className={styles.buttons}>
        <LaneMenu />
        <IconButton icon="zoomIn" size="s" label={t.listening.zoomIn} onClick={() => void runCommand('wave-closer')} />
        <IconButton
          icon="zoomOut"
          size="s"
          label={t.listening.zoomOut}
          onClick={() => void runCommand('wave-farther')}
        />
      </div>
    </section>
  );
}
