import { expect, test } from 'vitest';
import { addTranscript, sampleOptions } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { verifyLibrary } from '#services/maintenance/verify-library.ts';
import { listMigrations } from '#services/store/database/list-migrations.ts';
import { itemsOf, splitItems } from './split-items.ts';

const fixture = useTestLibrary();
const split = { heldOutShare: 0, folds: 2 };

function referenceOf(
  name: string,
  texts: readonly string[],
  scope: { low: number; high: number }[] | null = null,
): number {
  const { transcriptId } = addTranscript(fixture.library, name, texts);
  return fixture.library.references.mark(transcriptId, scope);
}

test('a set has a version for each content, and what an older one held stays', () => {
  const { references, edits } = fixture.library;
  const { segments, transcriptId } = addTranscript(fixture.library, 'a.wav', ['мама мыла раму', 'да']);
  const set = references.saveSet({ name: 'звонки', referenceIds: [references.mark(transcriptId, null)], split });
  const first = set.version!;
  expect(references.present(set.id)!.id).toBe(first.id);
  edits.setText(segments[0]!.id, 'мама мыла рамы');
  const second = references.present(set.id)!;
  expect([first.number, second.number]).toEqual([1, 2]);
  const text = (version: typeof first) =>
    references.text(version.items[0]!.recordingId, version.items[0]!.hash)[0]!.text;
  expect([text(first), text(second)]).toEqual(['мама мыла раму', 'мама мыла рамы']);
  edits.setText(segments[0]!.id, 'мама мыла раму');
  expect(references.present(set.id)!.number).toBe(1);
  expect(references.set(set.id).versionCount).toBe(2);
});

test('only what lies in the scope of a reference belongs to it', () => {
  const { references } = fixture.library;
  const id = referenceOf('b.wav', ['раз', 'два', 'три'], [{ low: 3000, high: 6000 }]);
  const { version } = references.saveSet({ name: 'b', referenceIds: [id], split });
  const [item] = version!.items;
  expect(references.text(item!.recordingId, item!.hash)).toHaveLength(1);
  references.mark(references.get(id).transcriptId, null);
  expect(references.present(references.setNamed('b')!.id)!.number).toBe(2);
});

test('recordings of one speaker are never on both sides of a split, and it is the same each time', () => {
  const items = Array.from({ length: 40 }, (_, nth) => ({
    recordingId: nth + 1,
    durationMs: 60_000,
    speakers: [`Speaker ${nth % 2}`, nth % 4 === 0 ? 'Иванова' : `Клиент-${'абвгдежзик'[nth % 10]!}${nth}х`],
  }));
  const parts = splitItems(items, { heldOutShare: 0.3, folds: 3 });
  expect(new Set(parts.filter((_, nth) => nth % 4 === 0)).size).toBe(1);
  expect(parts.filter((part) => part === 'held-out').length / 40).toBeGreaterThanOrEqual(0.3);
  expect(new Set(parts)).toEqual(new Set(['held-out', 1, 2, 3]));
  expect(splitItems(items, { heldOutShare: 0.3, folds: 3 })).toEqual(parts);
  expect(splitItems(items.slice(0, 1), { heldOutShare: 0.3, folds: 3 })).toEqual([1]);
});

test('a run keeps everything it was made with, resumes where it was, and is known to the check of the library', () => {
  const { references, qualityRuns } = fixture.library;
  const set = references.saveSet({
    name: 'c',
    referenceIds: [referenceOf('c.wav', ['раз']), referenceOf('d.wav', ['два'])],
    split,
  });
  const version = set.version!;
  const options = {
    modelId: 'demo',
    language: 'ru',
    prompt: '',
    preset: 'fast',
    detector: 'auto',
    thresholdPercent: 50,
    paddingMs: 500,
    beamSize: 3,
    temperatures: 'short',
  } as const;
  const machine = { system: 'linux', processor: 'x', threads: 2, memoryGb: 8 };
  const run = qualityRuns.add({
    versionId: version.id,
    part: 'all',
    options,
    modelSha256: 'ab',
    codeVersion: '1',
    machine,
    note: '',
    steps: ['case'],
    totalCount: 2,
    tuningId: null,
  });
  qualityRuns.setState(run.id, 'running');
  qualityRuns.addResult(run.id, {
    recordingId: version.items[0]!.recordingId,
    segments: [],
    audioMs: 1000,
    workMs: 10,
  });
  fixture.reopen();
  const again = fixture.library.qualityRuns.nextWaiting()!;
  expect(again).toMatchObject({
    id: run.id,
    doneCount: 1,
    totalCount: 2,
    options,
    machine,
    steps: ['case'],
    versionHash: version.hash,
  });
  fixture.library.references.noteLook(version.id, run.id);
  expect(fixture.library.references.set(set.id).heldOutLooks).toBe(1);
  const check = { migrations: listMigrations(), depth: 'full' } as const;
  expect(verifyLibrary(fixture.library.index.database, check).differences).toEqual([]);
  expect(itemsOf(version.items, 'tuning')).toHaveLength(2);
  fixture.library.references.removeSet(set.id);
  expect(fixture.library.qualityRuns.list()).toEqual([]);
  expect(sampleOptions.modelId).toBe('demo');
});
