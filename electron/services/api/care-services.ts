import type { Services } from '#shared/contract/contract.ts';
import { AppFailure } from '#shared/failure.ts';
import { backupFile } from '#services/maintenance/backup-files.ts';
import { backUp, careOf, checkLibrary, type CareParts } from '#services/maintenance/schedule-maintenance.ts';
import { writeNotice } from '#services/maintenance/library-notice.ts';
import { listMigrations } from '#services/store/list-migrations.ts';
import { salvageClosed } from '#services/library/open-or-salvage.ts';
import { checkBackup } from '#services/maintenance/restore-backup.ts';
import { restoreClosed } from '#services/maintenance/restore-closed.ts';

type Method = Extract<keyof Services, `backups.${string}` | `library.${string}`>;

/** Closes the library, lets `change` work on its folder, and opens it again, whatever came of it. */
export type ReplaceLibrary = (change: () => void) => Promise<void>;

export function careServices(parts: CareParts, replace: ReplaceLibrary): Pick<Services, Method> {
  const { libraryDir, events } = parts;
  const changed = () => {
    const care = careOf(libraryDir);
    events.emit('library.careChanged', { care });
    return care;
  };
  return {
    'library.care': async () => careOf(libraryDir),
    'library.check': async () => {
      const { differences } = await checkLibrary(parts, 'full');
      return { differences };
    },
    'library.salvage': async () => {
      await replace(() => salvageClosed(libraryDir));
      return changed();
    },
    'library.dismissNotice': async () => {
      writeNotice(libraryDir, null);
      return changed();
    },
    'backups.make': async () => {
      await backUp(parts);
      return changed();
    },
    'backups.restore': async ({ name }) => {
      const backup = backupFile(libraryDir, name);
      if (backup === null) throw new AppFailure('file-missing', { name });
      // Before anything is stopped or closed; read once more while it is put in place.
      checkBackup(backup, listMigrations());
      await replace(() => restoreClosed(libraryDir, backup));
      return changed();
    },
  };
}
