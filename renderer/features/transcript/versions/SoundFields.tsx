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

/** For files with more than one track or channel: which sound of it is to be transcribed. */
export function SoundFields({ recordingId, chosen, onChoose }: Props) {
  const { t, format } = useWords();
  // A file that cannot be read says so elsewhere.
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
  const channelCount = present?.channels ?? 1;
  const singles: (readonly number[])[] = Array.from({ length: channelCount }, (_, channel) => [channel]);
  // Several of them can only be chosen in the terminal.
  if ((choice.channels?.length ?? 0) > 1 && choice.channels) singles.push(choice.channels);
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
      {channelCount > 1 ? (
        <Field label={t.audioTrack.channels}>
          <SelectField
            label={t.audioTrack.channels}
            value={valueOf(choice)}
            choices={[
              { value: 'mixed', label: t.audioTrack.mixed },
              ...(channelCount === 2 ? [{ value: 'apart', label: t.audioTrack.apart }] : []),
              ...singles.map((channels) => ({
                value: channels.join(),
                label: t.audioTrack.onlyChannels(channels.map((channel) => channel + 1)),
              })),
            ]}
            onChange={(how) => onChoose({ track: choice.track, ...channelsOf(how) })}
          />
        </Field>
      ) : null}
    </>
  );
}

/** As the list of choices names it: channels by their numbers. */
function valueOf({ eachChannel, channels }: SoundChoice): string {
  return eachChannel ? 'apart' : (channels?.join() ?? 'mixed');
}

function channelsOf(value: string): Omit<SoundChoice, 'track'> {
  if (value === 'mixed' || value === 'apart') return { eachChannel: value === 'apart' };
  return { eachChannel: false, channels: value.split(',').map(Number) };
}
