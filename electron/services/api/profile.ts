import type { ServicesOf } from '#shared/contract/contract.ts';
import { profileLibrary } from '#services/profile/library-profile.ts';
import { formatLibraryProfile, formatRecordingProfile } from '#services/profile/profile-csv.ts';
import { profileRecording } from '#services/profile/recording-profile.ts';
import { profileTable } from '#services/profile/table-profile.ts';
import { saveText } from '#services/text-files/save-text.ts';
import { suggestedName } from '#services/text-files/suggested-name.ts';
import type { Parts } from './parts.ts';

export function profileServices({ library }: Pick<Parts, 'library'>): ServicesOf<'profile'> {
  return {
    'profile.recording': ({ recordingId }) => profileRecording(library, recordingId),
    'profile.library': ({ filter }) => profileLibrary(library, filter),
    'profile.table': async ({ text }) => profileTable(text),
    'profile.export': async ({ recordingId, filter, format, path, overwrite }) => {
      const name = recordingId === null ? 'library' : library.recordings.get(recordingId).name;
      let text;
      if (recordingId === null) {
        const profile = await profileLibrary(library, filter);
        text = format === 'json' ? jsonOf(profile) : formatLibraryProfile(profile);
      } else {
        const profile = await profileRecording(library, recordingId);
        text = format === 'json' ? jsonOf(profile) : formatRecordingProfile(profile);
      }
      return await saveText(
        { text, suggestedName: suggestedName(`${name}.${format}`, `profile.${format}`) },
        path,
        overwrite,
      );
    },
  };
}

const jsonOf = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
