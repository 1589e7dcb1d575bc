import { expect, it } from 'vitest';
import { createTestLibrary, sampleOptions, sampleRecording, sampleSegment } from '../library/library-fixture.ts';
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
  const hear = answerQuestions((message) => answers.push(message));
  hear({ type: 'open', libraryDir: fixture.dir });
  hear({ type: 'ask', id: 1, method: 'facets', input: { text: 'слово ' } });
  // They are begun, and a step or two of them is done.
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  hear({ type: 'ask', id: 2, method: 'query', input: { text: 'сло', offset: 0, limit: 50 } });
  await expect.poll(() => answers.length).toBe(2);
  expect(answers.map(({ id }) => id)).toEqual([2, 1]);
  expect(answers[1]).toMatchObject({ type: 'answer', value: { isWhole: true } });
  const { value } = answers[1] as { value: { speaker: { value: string; count: number }[] } };
  expect(value.speaker.map((one) => one.value).toSorted()).toEqual(['Анна', 'Борис', 'Вера']);
  // Closes what it has open.
  hear({ type: 'open', libraryDir: '' });
  fixture.dispose();
});
