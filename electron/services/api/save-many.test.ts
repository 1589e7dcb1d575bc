import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { usualExport } from '#shared/export.ts';
import { createEventBus } from '#shared/wire/event-bus.ts';
import { addTranscript } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { stopMany } from '#services/queue/many-recordings.ts';
import { saveMany } from './save-many.ts';

const fixture = useTestLibrary();
let dir = '';
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'many-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const usual = { ...usualExport, format: 'txt', archive: false, overwrite: false, template: '{name}' } as const;
const added = (count: number) =>
  Array.from({ length: count }, (_, nth) => addTranscript(fixture.library, 'беседа.wav', [`текст ${nth}`]).recordingId);
const parts = () => ({ library: fixture.library, events: createEventBus() });

it('a file for each in one archive, names by the template, those that are taken numbered', async () => {
  const recordingIds = added(3);
  const folder = path.join(dir, 'all.zip');
  const done = await saveMany(parts(), { ...usual, recordings: { recordingIds }, folder, archive: true });
  expect(done).toMatchObject({ savedCount: 3, numberedCount: 2, refused: [], isStopped: false });
  const files = unzipSync(readFileSync(folder));
  expect(Object.keys(files).toSorted()).toEqual(['беседа (2).txt', 'беседа (3).txt', 'беседа.txt']);
  expect(
    Object.values(files)
      .map((bytes) => strFromU8(bytes))
      .toSorted(),
  ).toEqual(['текст 0\n', 'текст 1\n', 'текст 2\n']);
  expect(readdirSync(dir)).toEqual(['all.zip']);
  expect(fixture.library.audit.list({ text: 'export', recordingId: null }, { offset: 0, limit: 9 }).rows).toMatchObject(
    [{ action: 'export.many', subject: 'library', detail: { format: 'txt', count: 3, archive: true } }],
  );
  await expect(
    saveMany(parts(), { ...usual, recordings: { recordingIds }, folder, archive: true }),
  ).rejects.toMatchObject({ code: 'file-exists' });
});

it('a stop is followed at once, and nothing half-written is left of an archive', async () => {
  const recordingIds = added(40);
  const { library, events } = parts();
  let doneCount = 0;
  events.on((event) => {
    if (event.name !== 'recordings.progressed') return;
    doneCount = event.data.doneCount;
    stopMany(library);
  });
  const request = { ...usual, recordings: { recordingIds }, folder: path.join(dir, 'all.zip'), archive: true };
  const done = await saveMany({ library, events }, { ...request, format: 'docx' });
  expect(done).toMatchObject({ isStopped: true, savedCount: 0 });
  expect(doneCount).toBeLessThanOrEqual(5);
  expect(readdirSync(dir)).toEqual([]);
});

it('files that are in a folder already stay as they are', async () => {
  const recordingIds = added(1);
  const request = { ...usual, recordings: { recordingIds }, folder: dir, template: '{n} {name}.v2' };
  await saveMany(parts(), request);
  const done = await saveMany(parts(), request);
  expect(done.numberedCount).toBe(1);
  expect(readdirSync(dir).toSorted()).toEqual(['1 беседа.v2 (2).txt', '1 беседа.v2.txt']);
});
