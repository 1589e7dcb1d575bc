import { useState, type CSSProperties } from 'react';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { setVolume, usePlayer } from '#renderer/playback/player.ts';
import styles from './PlayerBar.module.css';

interface Share extends CSSProperties {
  readonly '--share': number;
}

export function Volume() {
  const { t } = useWords();
  const volume = usePlayer((state) => state.volume);
  const [before, setBefore] = useState(1);
  const share: Share = { '--share': volume };
  const toggle = () => {
    if (volume > 0) setBefore(volume);
    setVolume(volume > 0 ? 0 : before);
  };
  return (
    <div className={styles.volume}>
      <IconButton
        size="s"
        icon={volume > 0 ? 'volume' : 'mute'}
        label={volume > 0 ? t.player.mute : t.player.unmute}
        onClick={toggle}
      />
      <input
        type="range"
        className={styles.range}
        style={share}
        aria-label={t.player.volume}
        min={0}
        max={1}
        step={0.05}
        value={volume}
        onChange={(event) => setVolume(event.target.valueAsNumber)}
      />
    </div>
  );
}
