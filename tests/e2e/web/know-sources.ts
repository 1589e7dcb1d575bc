import { existsSync } from 'node:fs';
import type { Library } from '../../../electron/services/library/library.ts';
import { lookAtSource } from '../../../electron/services/queue/sources/source-file.ts';

/** Notes what the files of made recordings hold, as adding them would have: only then their sound is played. */
export async function knowSources({ recordings }: Library): Promise<void> {
  const { rows } = recordings.list({ offset: 0, limit: 200, bin: false });
  for (const { id, path } of rows) {
    if (!existsSync(path)) continue;
    const source = await lookAtSource(path);
    recordings.setSource(id, source);
    recordings.setSha256(id, await source.sha256());
  }
}
