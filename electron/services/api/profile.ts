import type { ServicesOf } from '#shared/contract/contract.ts';
import { profileLibrary } from '#services/profile/library-profile.ts';
import { libraryProfileRows, recordingProfileRows, tableProfileRows } from '#services/profile/profile-csv.ts';
import { profileRecording } from '#services/profile/recording-profile.ts';
import { profileTable } from '#services/profile/table-profile.ts';
import { suggestedName } from '#services/text-files/suggested-name.ts';
import type { Parts } from './parts.ts';
import { saveTable } from './save-table.ts';

export function profileServices({ library }: Pick<Parts, 'library'>): ServicesOf<'profile'> {
  return {
    'profile.recording': ({ recordingId }) => profileRecording(library, recordingId),
    'profile.library': ({ filter }) => profileLibrary(library, filter),
    'profile.table': async ({ text }) => profileTable(text),
    'profile.export': async ({ recordingId, filter, format, ...target }) => {
      if (recordingId === null) {
        const value = await profileLibrary(library, filter);
        return await saveTable({ name: nameOf('library'), rows: libraryProfileRows(value), value }, format, target);
      }
      const value = await profileRecording(library, recordingId);
      const { name } = library.recordings.get(recordingId);
      return await saveTable({ name: nameOf(name), rows: recordingProfileRows(value), value }, format, target);
    },
    'profile.exportTable': async ({ text, name, format, ...target }) => {
      const value = profileTable(text);
      return await saveTable({ name: nameOf(name), rows: tableProfileRows(value), value }, format, target);
    },
  };
}

/** Without an ending: the format gives it. */
function nameOf(name: string): string {
  return suggestedName(`${name}.csv`, 'profile.csv').replace(/\.csv$/, '');
}
