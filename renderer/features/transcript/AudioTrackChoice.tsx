import { useQuery } from '@tanstack/react-query';
import type { Recording } from '#shared/recording.ts';
import type { SoundChoice as Choice } from '#shared/audio-track.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from './AudioTrackChoice.module.css';

/** For files with more than one track, or with two channels: which sound is transcribed. A choice transcribes again. */
export function SoundChoice({ recording }: { readonly recording: Recording }) {
  const { t, format } = useWords();
  const report = useReport();
  const { id } = recording;
  // A file that cannot be looked into says so elsewhere.
  const { data, refetch } = useQuery({
    queryKey: queryKeys.sound(id),
    queryFn: () => api['recordings.sound']({ recordingId: id }),
    retry: false,
    staleTime: 60_000,
  });
  if (!data) return null;
  const { tracks, choice } = data;
  const present =
    tracks.find(({ index }) => index === choice.track) ?? tracks.find((one) => one.isDefault) ?? tracks[0];
  const hasTwo = present?.channels === 2;
  if (tracks.length < 2 && !hasTwo) return null;
  const choose = (changes: Partial<Choice>) =>
    void api['recordings.chooseSound']({ recordingId: id, ...choice, ...changes })
      .then(() => refetch())
      .catch(report);
  const trackName = (language: string | null) => (language === null ? null : format.languageName(language));
  return (
    <div className={styles.sound}>
      {tracks.length > 1 ? (
        <SelectField
          label={t.sound.track}
          value={String(present?.index ?? 0)}
          choices={tracks.map(({ index, language }) => ({
            value: String(index),
            label: t.sound.trackName(index + 1, trackName(language)),
          }))}
          onChange={(track) => choose({ track: Number(track), eachChannel: false })}
        />
      ) : null}
      {hasTwo ? (
        <SelectField
          label={t.sound.channels}
          value={choice.eachChannel ? 'apart' : 'mixed'}
          choices={[
            { value: 'mixed', label: t.sound.mixed },
            { value: 'apart', label: t.sound.apart },
          ]}
          onChange={(how) => choose({ eachChannel: how === 'apart' })}
        />
      ) : null}
    </div>
  );
}
