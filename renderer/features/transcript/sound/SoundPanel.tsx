import { useQuery } from '@tanstack/react-query';
import type { SoundChoice } from '#shared/audio-track.ts';
import type { Recording, RecordingWarning } from '#shared/recording.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { FailureNotice } from '#renderer/widgets/FailureNotice.tsx';
import { SidePanel } from '#renderer/widgets/SidePanel.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { openAgain } from '#renderer/state/ui.ts';
import { warningText } from '#renderer/widgets/warning-text.ts';
import { SoundEvents } from './SoundEvents.tsx';
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
        {recording.warnings.map((warning) => (
          <SpeechElsewhere key={warning.kind} recording={recording} warning={warning} />
        ))}
        <p className={styles.hint}>{t.soundPanel.changeText}</p>
        <Button size="s" icon="versions" onClick={() => openAgain({ recordingId: id, name })}>
          {t.soundPanel.change}
        </Button>
        <SoundMap recording={recording} />
        <SoundEvents recording={recording} />
      </div>
    </SidePanel>
  );
}

function channelsText({ eachChannel, channels }: SoundChoice, t: ReturnType<typeof useWords>['t']): string {
  if (channels !== undefined) return t.audioTrack.onlyChannels(channels.map((channel) => channel + 1));
  return eachChannel ? t.audioTrack.apart : t.audioTrack.mixed;
}

/** Speech that is not in this text, and how it comes into one. */
function SpeechElsewhere({
  recording,
  warning,
}: {
  readonly recording: Recording;
  readonly warning: RecordingWarning;
}) {
  const words = useWords();
  const { t } = words;
  const track = useSoundOf(recording.id).data?.choice.track ?? null;
  if (warning.kind !== 'other-channels' && warning.kind !== 'other-tracks') return null;
  const [first = 1] = warning.numbers;
  const isTrack = warning.kind === 'other-tracks';
  const sound = isTrack
    ? { track: first - 1, eachChannel: false }
    : { track, eachChannel: false, channels: warning.numbers.map((number) => number - 1) };
  return (
    <div className={styles.elsewhere}>
      <p>{warningText(warning, words)}</p>
      <Button
        size="s"
        icon="versions"
        onClick={() => openAgain({ recordingId: recording.id, name: recording.name, sound })}
      >
        {isTrack ? t.soundPanel.transcribeTrack([first]) : t.soundPanel.transcribeChannels(warning.numbers)}
      </Button>
    </div>
  );
}

function useSoundOf(recordingId: number) {
  return useQuery({
    queryKey: queryKeys.sound(recordingId),
    queryFn: () => api['recordings.sound']({ recordingId }),
    retry: false,
  });
}

function Choice({ recordingId }: { readonly recordingId: number }) {
  const { t, format } = useWords();
  const { data, error } = useSoundOf(recordingId);
  if (error) return <FailureNotice error={error} />;
  if (!data) return null;
  const { tracks, choice } = data;
  const track = tracks.find(({ index }) => index === choice.track) ?? tracks.find((one) => one.isDefault) ?? tracks[0];
  if (!track) return null;
  const language = track.language === null ? null : format.languageName(track.language);
  const facts = [
    tracks.length > 1
      ? t.audioTrack.trackName(track.index + 1, language)
      : choice.channels === undefined
        ? t.soundPanel.whole
        : null,
    (track.channels ?? 1) > 1 ? channelsText(choice, t) : null,
  ].filter((fact) => fact !== null);
  return (
    <div>
      <p className={styles.hint}>{t.soundPanel.text}</p>
      <p dir="auto">{facts.join(' · ')}</p>
    </div>
  );
}
