import type { ServicesOf } from '#shared/contract/contract.ts';
import { AppFailure } from '#shared/failure.ts';
import { backupFile } from '#services/maintenance/backup-files.ts';
import { checkBackup } from '#services/maintenance/restore-backup.ts';
import { restoreClosed } from '#services/maintenance/restore-closed.ts';
import { backUp } from '#services/maintenance/schedule-maintenance.ts';
import { listMigrations } from '#services/store/database/list-migrations.ts';
import { emitHealth } from './library.ts';
import type { Parts } from './parts.ts';

export function backupsServices(
  parts: Pick<Parts, 'library' | 'events' | 'log' | 'signal' | 'replaceLibrary'>,
): ServicesOf<'backups'> {
  const { events, log, signal } = parts;
  const libraryDir = parts.library.dir;
  return {
    'backups.make': async () => {
      await backUp({ libraryDir, events, log, signal });
      return emitHealth(libraryDir, events);
    },
    'backups.restore': async ({ name }) => {
      const backup = backupFile(libraryDir, name);
      if (backup === null) throw new AppFailure('file-missing', { name });
      // Before anything is stopped or closed; read once more while it is put in place.
      checkBackup(backup, listMigrations());
      await parts.replaceLibrary(() => restoreClosed(libraryDir, backup));
      return emitHealth(libraryDir, events);
    },
  };
}
