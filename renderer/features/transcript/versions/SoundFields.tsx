import { useQuery } from '@tanstack/react-query';
import type { SoundChoice } from '#shared/audio-track.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { Field } from './Field.tsx';

interface Props {
  readonly recordingId: number;
  /** Null while nothing was chosen: then it is what the text on screen was made of. */
  readonly chosen: SoundChoice | null;
  readonly onChoose: (sound: SoundChoice) => void;
}

/** For files with more than one track, or with two channels: which sound of it is to be transcribed. */
export function SoundFields({ recordingId, chosen, onChoose }: Props) {
  const { t, format } = useWords();
  // A file that cannot be looked into says so elsewhere.
  const { data } = useQuery({
    queryKey: queryKeys.sound(recordingId),
    queryFn: () => api['recordings.sound']({ recordingId }),
    retry: false,
  });
  if (!data) return null;
  const { tracks } = data;
  const choice = chosen ?? data.choice;
  const present =
    tracks.find(({ index }) => index === choice.track) ?? tracks.find((one) => one.isDefault) ?? tracks[0];
  const trackName = (language: string | null) => (language === null ? null : format.languageName(language));
  return (
    <>
      {tracks.length > 1 ? (
        <Field label={t.audioTrack.track}>
          <SelectField
            label={t.audioTrack.track}
            value={String(present?.index ?? 0)}
            choices={tracks.map(({ index, language }) => ({
              value: String(index),
              label: t.audioTrack.trackName(index + 1, trackName(language)),
            }))}
            onChange={(track) => onChoose({ track: Number(track), eachChannel: false })}
          />
        </Field>
      ) : null}
      {present?.channels === 2 ? (
        <Field label={t.audioTrack.channels}>
          <SelectField
            label={t.audioTrack.channels}
            value={choice.eachChannel ? 'apart' : 'mixed'}
            choices={[
              { value: 'mixed', label: t.audioTrack.mixed },
              { value: 'apart', label: t.audioTrack.apart },
            ]}
            onChange={(how) => onChoose({ track: choice.track, eachChannel: how === 'apart' })}
          />
        </Field>
      ) : null}
    </>
  );
}
