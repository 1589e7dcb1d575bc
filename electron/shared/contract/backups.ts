import { z } from 'zod';
import type { LibraryHealth } from '../maintenance/library-health.ts';
import { none } from './fields.ts';
import { method } from './method.ts';

export const backupsMethods = {
  /** Copied, read back in full, then named; the newest seven are kept. */
  'backups.make': method(none).returns<LibraryHealth>(),
  /** The present library is kept as `library.db.before-restore-<time>`; `backup-damaged` changes nothing. */
  'backups.restore': method(z.strictObject({ name: z.string().min(1).max(255) })).returns<LibraryHealth>(),
} as const;
