import { unzipSync } from 'fflate';
import { AppFailure } from '#shared/failure.ts';

const maxParts = 2000;
const maxPartBytes = 64 * 1024 * 1024;
/** No text grows so much when it is unpacked. */
const maxRatio = 300;

/** The wanted parts of a ZIP of a stranger, by their names. Fails with `import-damaged` for bombs and for no ZIP. */
export function zipParts(bytes: Uint8Array, isWanted: (name: string) => boolean): ReadonlyMap<string, Uint8Array> {
  let count = 0;
  let total = 0;
  try {
    const parts = unzipSync(bytes, {
      filter({ name, size, originalSize }) {
        count += 1;
        if (count > maxParts) throw new AppFailure('import-damaged', { detail: 'the archive holds too many files' });
        if (!isWanted(name)) return false;
        total += originalSize;
        if (total > maxPartBytes || originalSize > Math.max(1_000_000, size * maxRatio)) {
          throw new AppFailure('import-damaged', { detail: 'the archive unpacks to far more than a text has' });
        }
        return true;
      },
    });
    return new Map(Object.entries(parts));
  } catch (error) {
    if (error instanceof AppFailure) throw error;
    throw new AppFailure('import-damaged', { detail: 'the archive cannot be unpacked' }, error);
  }
}
