import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { normalisationSteps } from '#shared/quality/normalisation.ts';
import { assignSpeaker } from '#services/edits/speaker-commands.ts';
import { clearTraces } from '#services/erasure/clear-traces.ts';
import { addTranscript } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { verifyLibrary } from '#services/maintenance/verify-library.ts';
import { listMigrations } from '#services/store/database/list-migrations.ts';
import { listErrors } from './list-errors.ts';
import { sampleRun } from './sample-run.fixture.ts';
import { scoreRun } from './score-run.ts';

const fixture = useTestLibrary();
const differences = () =>
  verifyLibrary(fixture.library.index.database, { migrations: listMigrations(), depth: 'full' }).differences;

/** Two recordings, a speaker of each alone and one of both, measured; searched, and taught as a class. */
async function measured() {
  const { library } = fixture;
  const all = ['Тайный разговор.wav', 'Открытый разговор.wav'].map((name, nth) => {
    const added = addTranscript(library, name, ['раз два три', 'четыре пять шесть']);
    added.segments.forEach(({ id }, at) =>
      assignSpeaker(
        library.edits,
        library.index.database,
        { transcriptId: added.transcriptId, segmentIds: [id] },
        { name: at === 0 ? `Вебер-${nth}` : 'Общий' },
      ),
    );
    return added;
  });
  const referenceIds = all.map(({ transcriptId }) => library.references.mark(transcriptId, null));
  const set = library.references.saveSet({ name: 'звонки', referenceIds, split: { heldOutShare: 0, folds: 2 } });
  const version = set.version!;
  const { options, machine } = sampleRun(1);
  const run = library.qualityRuns.add({ versionId: version.id, part: 'all', options, modelSha256: 'ab', codeVersion: '1', machine, note: '', steps: normalisationSteps, totalCount: 2, tuningId: null }); // prettier-ignore
  for (const { recordingId, hash } of version.items) {
    const segments = library.references
      .text(recordingId, hash)
      .map((one) => ({ ...one, id: null, text: `${one.text} лишнее` }));
    library.qualityRuns.addResult(run.id, { recordingId, segments, audioMs: 6000, workMs: 600 });
  }
  library.qualityRuns.setScores(run.id, await scoreRun(library, run, normalisationSteps, null));
  const taught = library.classes.save({ name: 'счёт', costs: { miss: 1, falseAlarm: 1 }, listIds: [] });
  for (const { segments } of all) library.classes.label(taught.id, segments[0]!.id, true);
  return {
    all,
    run,
    set,
    taught,
    recordingIds: all.map(({ transcriptId }) => library.transcripts.get(transcriptId).recordingId),
  };
}

test('figures of a recording that is deleted for good stay, its name and the speakers of it alone go from every file', async () => {
  const { library, dir } = fixture;
  const { run, set, taught, recordingIds } = await measured();
  const before = library.qualityRuns.get(run.id).scores!;
  expect(JSON.stringify(before)).toMatch(/Тайный разговор.*Вебер-0/s);
  const [gone = 0, kept = 0] = recordingIds;
  library.recordings.remove([gone]);
  library.erasures.begin([gone]);
  expect([...library.erasures.removeRows()]).toEqual([gone]);
  expect(await clearTraces(library, new AbortController().signal)).toBe(true);

  const { scores } = library.qualityRuns.get(run.id);
  expect(scores).toMatchObject({ words: before.words, letters: before.letters, interval: before.interval });
  expect(scores!.recordings.map(({ recordingName }) => recordingName).toSorted()).toEqual([
    `#${gone}`,
    'Открытый разговор.wav',
  ]);
  expect(scores!.bySpeaker.map(({ name }) => name).toSorted()).toEqual(['Вебер-1', 'Общий']);
  const items = library.references
    .versions(set.id)
    .at(-1)!
    .items.map(({ recordingName }) => recordingName);
  expect(items.toSorted()).toEqual([`#${gone}`, 'Открытый разговор.wav']);
  expect(library.classes.examples(taught.id, { offset: 0, limit: 9 }).rows.map((row) => row.recordingId)).toEqual([kept]); // prettier-ignore
  for (const file of ['library.db', 'library.db-wal', 'index.db']) {
    const bytes = readFileSync(path.join(dir, file));
    for (const word of ['Тайный разговор', 'Вебер-0']) expect(bytes.includes(word), `${word} in ${file}`).toBe(false);
  }
  expect(differences()).toEqual([]);
  // What is left of the run can still be viewed and scored by other steps.
  expect(listErrors(library, library.qualityRuns.get(run.id), null).every((row) => row.recordingId === kept)).toBe(true); // prettier-ignore
  expect((await scoreRun(library, run, [], null)).recordings).toHaveLength(1);
});

test.each([
  ['class_example', `text = 'другое'`],
  ['class_example', 'is_true = 1 - is_true'],
  ['text_class', 'miss_cost = 9'],
  ['quality_text', `segments = '[]'`],
  ['quality_set_reference', 'reference_id = reference_id + 7'],
  ['quality_tuning', `best = '{}'`],
  ['source', `folder = '/другая'`],
  ['retention_rule', 'keep_days = 1'],
  ['legal_hold', `reason = ''`],
])('damage in %s (%s) is named by the check of the library', async (table, change) => {
  const { library } = fixture;
  const { set } = await measured();
  const run = (sql: string) => library.index.database.exec(sql);
  run(`INSERT INTO quality_tuning (version_id, state, space, budget_ms, started_at_ms) VALUES (${set.version!.id}, 'done', '{}', 1, 1);
    INSERT INTO source (folder, rules, is_on, added_at_ms) VALUES ('/папка', '{}', 1, 1);
    INSERT INTO retention_rule (kind, key, keep_days, from_date, added_at_ms) VALUES ('tag', 'т', 30, 'added', 1);
    INSERT INTO legal_hold (kind, key, reason, added_at_ms) VALUES ('tag', 'т', 'суд', 1)`);
  expect(differences()).toEqual([]);
  // As a flipped bit would: no trigger sees it.
  const trigger = `${table}_witness_changed`;
  const sql = library.index.database.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(trigger);
  run(`PRAGMA foreign_keys = OFF; DROP TRIGGER ${trigger}; UPDATE ${table} SET ${change}; ${String(sql)}`);
  expect(differences().map(({ subject }) => subject)).toContain(table);
});
