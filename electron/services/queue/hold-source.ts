import { stat } from 'node:fs/promises';
import path from 'node:path';
import { AppFailure } from '#shared/failure.ts';
import type { Recording } from '#shared/recording.ts';
import type { Library } from '#services/library/library.ts';
import { quickHash } from '#services/media/file-hash.ts';
import { requireRegularFile } from '#services/media/probe.ts';

/** The file of a job, which must stay the same from the first window to the last, also over a restart. */
export interface HeldSource {
  /** Fails with `source-changed` when the file was written to meanwhile. */
  requireUnchanged(): Promise<void>;
}

/**
 * Fails with `source-changed` when text was made of another content. A file that nothing was made of yet may have
 * changed since it was added (it was still being copied): what it is now is noted.
 */
export async function holdSource(library: Library, recording: Recording): Promise<HeldSource> {
  const { id, path: file } = recording;
  const name = path.basename(file);
  const { sizeBytes } = await requireRegularFile(file);
  const before = await stampOf(file);
  const found = { sizeBytes, quickHash: await quickHash(file, sizeBytes) };
  const known = library.recordings.source(id);
  if (found.sizeBytes !== known.sizeBytes || found.quickHash !== known.quickHash) {
    const hasText = library.jobs.get(id).resumeMs > 0 || recording.segmentCount > 0;
    if (hasText) throw new AppFailure('source-changed', { name });
    library.recordings.setSource(id, { path: file, ...found });
  }
  return {
    async requireUnchanged() {
      if ((await stampOf(file)) !== before) throw new AppFailure('source-changed', { name });
    },
  };
}

async function stampOf(file: string): Promise<string> {
  const { size, mtimeMs } = await stat(file);
  return `${size} ${mtimeMs}`;
}
