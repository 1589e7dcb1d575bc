import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import {
  addTranscript,
  createTestLibrary,
  sampleOptions,
  sampleRecording,
  sampleSegment,
} from '#services/library/library.fixture.ts';
import { answerQuestions } from './answer-questions.ts';
import type { FromSearch } from './search-messages.ts';

it('a keystroke that comes while facets are counted is answered before them', async () => {
  const fixture = createTestLibrary();
  const { recordings, transcripts } = fixture.library;
  const [recording] = recordings.add([sampleRecording('a')], sampleOptions);
  const { transcriptId } = transcripts.begin(recording!.id);
  const segments = Array.from({ length: 4000 }, (_, nth) => ({
    ...sampleSegment(nth * 4000, 'слово'),
    speaker: ['Анна', 'Борис', 'Вера'][nth % 3]!,
  }));
  transcripts.commitWindow({ transcriptId, resumeMs: 16_000_000, language: 'ru', segments });
  transcripts.finish(transcriptId, { durationMs: 16_000_000, sha256: 'sha', warnings: [] });

  const answers: FromSearch[] = [];
  const answer = answerQuestions((message) => answers.push(message));
  answer({ type: 'open', libraryDir: fixture.dir });
  answer({ type: 'ask', id: 1, method: 'facets', input: { text: 'слово ' } });
  // They are begun, and a step or two of them is done.
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  answer({ type: 'ask', id: 2, method: 'query', input: { text: 'сло', offset: 0, limit: 50 } });
  await expect.poll(() => answers.length).toBe(2);
  expect(answers.map(({ id }) => id)).toEqual([2, 1]);
  expect(answers[1]).toMatchObject({ type: 'answer', value: { isWhole: true } });
  const { value } = answers[1] as { value: { speaker: { value: string; count: number }[] } };
  expect(value.speaker.map((one) => one.value).toSorted()).toEqual(['Анна', 'Борис', 'Вера']);
  // Closes what it has open.
  answer({ type: 'open', libraryDir: '' });
  fixture.dispose();
});

it('damage that was met before any question is reported with the first one', async () => {
  const fixture = createTestLibrary();
  addTranscript(
    fixture.library,
    'a',
    Array.from({ length: 300 }, (_, nth) => `общее слово${nth}`),
  );
  fixture.reopen();
  const other = new Database(`${fixture.dir}/index.db`);
  other.function('spoiled', (block) => Buffer.alloc((block as Uint8Array).length, 0xa5));
  other.unsafeMode(true).exec('UPDATE passage_data SET block = spoiled(block) WHERE id > 10');
  other.close();

  const answers: FromSearch[] = [];
  const answer = answerQuestions((message) => answers.push(message));
  answer({ type: 'open', libraryDir: fixture.dir });
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  // It asks nothing of the index, so that it meets no damage itself.
  for (const id of [1, 2]) answer({ type: 'ask', id, method: 'query', input: { text: '', offset: 0, limit: 50 } });
  await expect.poll(() => answers.length).toBe(2);
  expect(answers.map(({ type }) => type)).toEqual(['failed', 'answer']);
  expect(answers[0]).toMatchObject({ code: expect.stringMatching(/^SQLITE_CORRUPT/) as string });
  answer({ type: 'open', libraryDir: '' });
  fixture.dispose();
});
