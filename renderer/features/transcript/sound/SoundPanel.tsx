import { useQuery } from '@tanstack/react-query';
import type { Recording } from '#shared/recording.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { FailureNotice } from '#renderer/widgets/FailureNotice.tsx';
import { SidePanel } from '#renderer/widgets/SidePanel.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { openAgain } from '#renderer/state/ui.ts';
import { SoundMap } from './SoundMap.tsx';
import styles from './SoundPanel.module.css';

/** Which sound of the file the text was made of. What is found out about a sound is added below. */
export function SoundPanel({ recording }: { readonly recording: Recording }) {
  const { t } = useWords();
  const { id, name } = recording;
  return (
    <SidePanel title={t.panels.names.sound}>
      <div className={styles.body}>
        <Choice recordingId={id} />
        <p className={styles.hint}>{t.soundPanel.changeText}</p>
        <Button size="s" icon="versions" onClick={() => openAgain({ recordingId: id, name })}>
          {t.soundPanel.change}
        </Button>
        <SoundMap recording={recording} />
      </div>
    </SidePanel>
  );
}

function Choice({ recordingId }: { readonly recordingId: number }) {
  const { t, format } = useWords();
  const { data, error } = useQuery({
    queryKey: queryKeys.sound(recordingId),
    queryFn: () => api['recordings.sound']({ recordingId }),
    retry: false,
  });
  if (error) return <FailureNotice error={error} />;
  if (!data) return null;
  const { tracks, choice } = data;
  const track = tracks.find(({ index }) => index === choice.track) ?? tracks.find((one) => one.isDefault) ?? tracks[0];
  if (!track) return null;
  const language = track.language === null ? null : format.languageName(track.language);
  const facts = [
    tracks.length > 1 ? t.audioTrack.trackName(track.index + 1, language) : t.soundPanel.whole,
    track.channels === 2 ? (choice.eachChannel ? t.audioTrack.apart : t.audioTrack.mixed) : null,
  ].filter((fact) => fact !== null);
  return (
    <div>
      <p className={styles.hint}>{t.soundPanel.text}</p>
      <p dir="auto">{facts.join(' · ')}</p>
    </div>
  );
}
