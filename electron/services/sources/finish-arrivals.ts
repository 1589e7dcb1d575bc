import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { traitsOf, usualExport } from '#shared/export.ts';
import { failureOf } from '#shared/failure.ts';
import { nameFromTemplate } from '#shared/files/name-template.ts';
import type { Recording } from '#shared/recording.ts';
import type { SourceExport } from '#shared/automation/sources.ts';
import { localDate } from '#shared/text/local-time.ts';
import type { ArrivalRow } from '#services/automation/arrival-store.ts';
import { documentOf } from '#services/formats/document-of.ts';
import { renderContent } from '#services/formats/render-export.ts';
import { suggestedName } from '#services/text-files/suggested-name.ts';
import { writeFileWhole } from '#services/text-files/write-file.ts';
import { maxAttempts, noteFailure, type TakeParts } from './take-arrivals.ts';

export interface FinishParts extends TakeParts {
  startAnalyses(recordingId: number, analyzers: readonly string[]): void;
}

/** What comes after the text: files are written and analyses begun; what failed is noted. */
export async function finishArrival(parts: FinishParts, row: ArrivalRow): Promise<void> {
  const { library } = parts;
  const { sources, arrivals } = library.automation;
  if (row.takenAs === null || row.state !== 'queued') return;
  const source = sources.get(row.sourceId);
  const recording = library.recordings.get(row.takenAs);
  const { state, failure } = recording;
  if (state === 'failed' && failure !== null) {
    const isOfFile = ['file-growing', 'source-changed', 'file-missing'].includes(failure.code);
    if (isOfFile && row.attempts < maxAttempts) {
      const attempts = row.attempts + (failure.code === 'file-growing' ? 0 : 1);
      arrivals.change([{ id: row.id, set: { state: 'settling', lookedAtMs: Date.now(), attempts, failure } }]);
    } else noteFailure(parts, source, row, failure);
    return;
  }
  if (state === 'cancelled') arrivals.change([{ id: row.id, set: { state: 'done' } }]);
  if (state !== 'done' || recording.transcriptId === null) return;
  try {
    for (const wanted of source.rules.exports) await writeExport(parts, row, recording, wanted);
    parts.startAnalyses(recording.id, source.rules.analyses);
    arrivals.change([{ id: row.id, set: { state: 'done', failure: null } }]);
  } catch (error) {
    arrivals.change([{ id: row.id, set: { state: 'failed', failure: failureOf(error) } }]);
  }
}

/** Written under a temporary name and renamed; a name that something else has gets a number. */
async function writeExport(
  { library }: FinishParts,
  row: ArrivalRow,
  recording: Recording,
  { format, folder, template }: SourceExport,
): Promise<void> {
  const { arrivals } = library.automation;
  const dir = folder ?? path.dirname(recording.path);
  await mkdir(dir, { recursive: true });
  const named = {
    name: recording.name,
    date: localDate(recording.addedAtMs),
    language: recording.language,
    n: 1,
    count: 1,
  };
  const name = suggestedName(`${nameFromTemplate(template, named)}.x`, traitsOf(format).extension);
  const target = await freeTarget(path.join(dir, name), (file) => arrivals.isOwnOutput(row.id, file));
  const how = { ...usualExport, format };
  const content = await renderContent(documentOf(library, recording.transcriptId ?? 0, how), how);
  arrivals.noteOutput(row.id, target, format);
  await writeFileWhole(target, content, { overwrite: true });
}

async function freeTarget(file: string, isOwn: (file: string) => boolean): Promise<string> {
  const { dir, name, ext } = path.parse(file);
  for (let number = 1; ; number += 1) {
    const target = number === 1 ? file : path.join(dir, `${name} (${number})${ext}`);
    const isThere = await stat(target).then(
      () => true,
      () => false,
    );
    if (!isThere || isOwn(target)) return target;
  }
}
