import { expect, test } from 'vitest';
import { EngineError, type EngineSegment, type LoadedModel } from '#native/lib/types.ts';
import { JobControl } from '#native/lib/worker/engine-job.ts';
import { testOptions } from '#native/test/test-options.fixture.ts';
import { RememberingModel } from './remembering-model.ts';

function segment(text: string): EngineSegment {
  return { startMs: 0, endMs: 1, text, noSpeechProbability: 0, averageLogProbability: 0, temperature: 0, words: [] };
}

/** An engine of two lanes whose calls end when the test says so. */
function engine(lanes = 2) {
  const calls: { readonly first: number; end(text?: string): void; fail(): void; isCancelled(): boolean }[] = [];
  let languages = 0;
  const model: LoadedModel = {
    details: { sizeClass: 'tiny', isMultilingual: true, vocabularySize: 1, audioContext: 1500 },
    lanes,
    threads: 1,
    transcribe(pcm) {
      const control: JobControl = new JobControl(() => control.fail(new EngineError('aborted', 'Cancelled.')));
      calls.push({
        first: pcm[0]!,
        end(text = `text of ${pcm[0]}`) {
          control.push({ type: 'segment', segment: segment(text) });
          control.finish('en');
        },
        fail: () => control.fail(new EngineError('engine-crashed', 'gone')),
        isCancelled: () => control.isCancelled,
      });
      return control.job;
    },
    detectLanguage() {
      languages += 1;
      return Promise.resolve([{ code: 'ru', probability: 1 }]);
    },
    release: () => Promise.resolve(),
  };
  return { remembering: new RememberingModel(model), calls, languages: () => languages };
}

const sound = (first: number) => Int16Array.of(first, 2, 3);
const textOf = async (job: ReturnType<LoadedModel['transcribe']>) => {
  const events: string[] = [];
  for await (const event of job) if (event.type === 'segment') events.push(event.segment.text);
  expect((await job.done).segments.map(({ text }) => text)).toEqual(events);
  return events.join();
};
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('what was read ahead is there when its turn comes, and the engine is asked once', async () => {
  const { remembering, calls } = engine();
  const ahead = textOf(remembering.ahead.transcribe(sound(1), testOptions));
  await settled();
  calls[0]!.end();
  expect(await ahead).toBe('text of 1');
  expect(await textOf(remembering.now.transcribe(sound(1), testOptions))).toBe('text of 1');
  expect(calls).toHaveLength(1);
  const again = textOf(remembering.now.transcribe(sound(1), testOptions));
  calls[1]!.end();
  expect(await again).toBe('text of 1');
});

test('what is still being read ahead is waited for, by two listeners', async () => {
  const { remembering, calls } = engine();
  const ahead = textOf(remembering.ahead.transcribe(sound(1), testOptions));
  await settled();
  const now = textOf(remembering.now.transcribe(sound(1), testOptions));
  calls[0]!.end();
  expect(await Promise.all([ahead, now])).toEqual(['text of 1', 'text of 1']);
  expect(calls).toHaveLength(1);
});

test('another sound, or other options, are read again', async () => {
  const { remembering, calls } = engine(4);
  void remembering.ahead.transcribe(sound(1), testOptions);
  await settled();
  void remembering.now.transcribe(sound(2), testOptions);
  void remembering.now.transcribe(sound(1), { ...testOptions, beamSize: 7 });
  expect(calls.map(({ first }) => first)).toEqual([1, 2, 1]);
});

test('reading ahead waits until a lane is free; whose turn has come does not', async () => {
  const { remembering, calls } = engine(1);
  const busy = textOf(remembering.now.transcribe(sound(1), testOptions));
  const ahead = textOf(remembering.ahead.transcribe(sound(2), testOptions));
  await settled();
  expect(calls.map(({ first }) => first)).toEqual([1]);
  calls[0]!.end();
  await busy;
  await settled();
  expect(calls.map(({ first }) => first)).toEqual([1, 2]);
  calls[1]!.end();
  await ahead;
});

test('a recording whose turn comes while it waits for a lane is read at once, and not twice', async () => {
  const { remembering, calls } = engine(1);
  void remembering.now.transcribe(sound(1), testOptions).done.catch(() => undefined);
  const ahead = remembering.ahead.transcribe(sound(2), testOptions);
  const now = textOf(remembering.now.transcribe(sound(2), testOptions));
  calls[1]!.end('now');
  expect(await now).toBe('now');
  calls[0]!.end();
  await expect(ahead.done).rejects.toMatchObject({ code: 'aborted' });
  expect(calls).toHaveLength(2);
});

test('what failed ahead is forgotten, and tried again in its turn', async () => {
  const { remembering, calls } = engine();
  const ahead = remembering.ahead.transcribe(sound(1), testOptions);
  await settled();
  calls[0]!.fail();
  await expect(ahead.done).rejects.toMatchObject({ code: 'engine-crashed' });
  const now = textOf(remembering.now.transcribe(sound(1), testOptions));
  calls[1]!.end();
  expect(await now).toBe('text of 1');
});

test('what is given up is cancelled, also while it waits; what was taken continues', async () => {
  const { remembering, calls } = engine(2);
  const taken = remembering.ahead.transcribe(sound(1), testOptions);
  await settled();
  const now = textOf(remembering.now.transcribe(sound(1), testOptions));
  const given = remembering.ahead.transcribe(sound(2), testOptions);
  await settled();
  const waiting = remembering.ahead.transcribe(sound(3), testOptions);
  remembering.forget();
  await expect(given.done).rejects.toMatchObject({ code: 'aborted' });
  await expect(waiting.done).rejects.toMatchObject({ code: 'aborted' });
  expect(calls[0]!.isCancelled()).toBe(false);
  taken.cancel();
  calls[0]!.end();
  expect(await now).toBe('text of 1');
});

test('a language that was detected ahead is not detected again', async () => {
  const { remembering, languages } = engine();
  const options = { allowed: [] };
  await remembering.ahead.detectLanguage(sound(1), options);
  expect(await remembering.now.detectLanguage(sound(1), options)).toEqual([{ code: 'ru', probability: 1 }]);
  expect(languages()).toBe(1);
  await remembering.now.detectLanguage(sound(2), options);
  expect(languages()).toBe(2);
});
