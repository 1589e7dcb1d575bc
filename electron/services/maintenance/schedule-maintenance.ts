import { failureOf } from '#shared/failure.ts';
import type { LibraryHealth } from '#shared/maintenance/library-health.ts';
import type { EventBus } from '#shared/wire/event-bus.ts';
import type { Log } from '#services/log.ts';
import { listBackups } from './backup-files.ts';
import { backupInThread, verifyInThread } from './maintenance-thread.ts';
import { readNotice, writeNotice } from './library-notice.ts';
import type { LibraryCheck } from './verify-library.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** The first minute belongs to the person who opened the app. */
const firstLookMs = 60_000;
const maxNames = 10;

export interface MaintenanceParts {
  readonly libraryDir: string;
  readonly events: EventBus;
  readonly log: Log;
  readonly signal: AbortSignal;
}

export function healthOf(libraryDir: string): LibraryHealth {
  return { backups: listBackups(libraryDir), notice: readNotice(libraryDir) };
}

/** A verified backup, now; damage that it meets becomes a notice. */
export async function backUp(parts: MaintenanceParts): Promise<void> {
  const { libraryDir, events, signal } = parts;
  try {
    await backupInThread({ libraryDir }, signal);
  } catch (thrown) {
    if (failureOf(thrown).code === 'library-damaged') await checkLibrary(parts, 'full');
    throw thrown;
  } finally {
    if (!signal.aborted) events.emit('library.healthChanged', { health: healthOf(libraryDir) });
  }
}

/** Reads the whole library in a thread of its own; what differs becomes a notice, and a clean one takes back the last. */
export async function checkLibrary(
  { libraryDir, events, log, signal }: MaintenanceParts,
  depth: 'quick' | 'full',
): Promise<LibraryCheck> {
  const check = await verifyInThread({ libraryDir, depth }, signal);
  const { differences } = check;
  const known = readNotice(libraryDir);
  if (differences.length > 0) {
    log.error(`the library differs from what was written in ${differences.length} places`, differences.slice(0, 20));
    const names = new Set(differences.flatMap(({ recording }) => (recording === null ? [] : [recording])));
    const recordings = [...names].slice(0, maxNames);
    writeNotice(libraryDir, { kind: 'damaged', atMs: Date.now(), count: differences.length, recordings, keptAs: null });
  } else if (known?.kind === 'damaged') writeNotice(libraryDir, null);
  events.emit('library.healthChanged', { health: healthOf(libraryDir) });
  return check;
}

/** One backup a day for as long as the app runs, and a check at once after the last run was killed. */
export function scheduleMaintenance(parts: MaintenanceParts, wasUnclean: boolean): void {
  const { libraryDir, log, signal } = parts;
  const quietly = (work: Promise<unknown>, what: string) => {
    work.catch((thrown: unknown) => {
      if (!signal.aborted) log.warn(what, thrown);
    });
  };
  if (wasUnclean) quietly(checkLibrary(parts, 'quick'), 'the library could not be checked');
  const look = () => {
    const [newest] = listBackups(libraryDir);
    // A clock that was set back must not stop the backups: then the newest one lies in the future.
    const ageMs = newest === undefined ? Infinity : Math.abs(Date.now() - newest.madeAtMs);
    if (ageMs >= dayMs) quietly(backUp(parts), 'no backup could be made');
  };
  const first = setTimeout(look, firstLookMs).unref();
  const hourly = setInterval(look, hourMs).unref();
  signal.addEventListener(
    'abort',
    () => {
      clearTimeout(first);
      clearInterval(hourly);
    },
    { once: true },
  );
}
