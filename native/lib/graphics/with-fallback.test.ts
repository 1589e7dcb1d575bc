import { expect, test } from 'vitest';
import { testOptions } from '../../test/test-options.fixture.ts';
import { EngineError, type EngineSegment, type LoadedModel } from '../types.ts';
import { JobControl } from '../worker/engine-job.ts';
import { withFallback } from './with-fallback.ts';

const details = { sizeClass: 'tiny', isMultilingual: true, vocabularySize: 51_865, audioContext: 1500 };
const pcm = new Int16Array(16_000);

function segment(text: string, probability = 0.9): EngineSegment {
  const words = text.split(' ').map((word) => ({ startMs: 0, endMs: 10, text: word, probability }));
  return { startMs: 0, endMs: 1000, text, noSpeechProbability: 0, averageLogProbability: -0.1, temperature: 0, words };
}

/** Does what `work` says with each window; `says` is what it writes first. */
function model(lanes: number, work: (control: JobControl, nth: number) => void) {
  let calls = 0;
  let released = 0;
  const running = new Set<JobControl>();
  const loaded: LoadedModel = {
    details,
    lanes,
    threads: 1,
    transcribe() {
      const control: JobControl = new JobControl(() => control.fail(new EngineError('aborted', 'Cancelled.')));
      running.add(control);
      calls += 1;
      const nth = calls;
      queueMicrotask(() => work(control, nth));
      return control.job;
    },
    score: () => Promise.reject(new EngineError('device-failed', 'lost')),
    detectLanguage: () => Promise.reject(new EngineError('device-failed', 'lost')),
    release() {
      released += 1;
      for (const control of running) control.fail(new EngineError('aborted', 'Cancelled.'));
      return Promise.resolve();
    },
  };
  return { loaded, calls: () => calls, released: () => released };
}

const writes = (text: string) => (control: JobControl) => {
  control.push({ type: 'segment', segment: segment(text) });
  control.finish('en');
};
const fails = (control: JobControl) => {
  control.push({ type: 'segment', segment: segment('half of it') });
  control.fail(new EngineError('device-failed', 'vk::Queue::submit: ErrorDeviceLost'));
};

function both(card: ReturnType<typeof model>, processor = model(2, writes('from the processor'))) {
  const failures: string[] = [];
  const loads: number[] = [];
  const fallback = withFallback({
    card: card.loaded,
    loadForProcessor() {
      loads.push(1);
      return Promise.resolve(processor.loaded);
    },
    onFailed: (error) => failures.push(error.message),
  });
  return { fallback, failures, loads, processor };
}

test('while the card works, nothing else is loaded', async () => {
  const { fallback, loads, failures } = both(model(1, writes('from the card')));
  const { segments } = await fallback.transcribe(pcm, testOptions).done;
  expect(segments.map(({ text }) => text)).toEqual(['from the card']);
  expect([fallback.lanes, loads.length, failures.length]).toEqual([1, 0, 0]);
});

test('a window on which the card fails is done by the processor, and nothing of the card’s half stands in it', async () => {
  const card = model(1, fails);
  const { fallback, failures, processor } = both(card);
  const job = fallback.transcribe(pcm, testOptions);
  const seen: string[] = [];
  for await (const event of job) if (event.type === 'segment') seen.push(event.segment.text);
  expect(seen).toEqual(['from the processor']);
  expect((await job.done).segments.map(({ text }) => text)).toEqual(seen);
  expect(failures).toEqual(['vk::Queue::submit: ErrorDeviceLost']);
  expect([card.released(), fallback.lanes]).toEqual([1, 2]);
  await fallback.transcribe(pcm, testOptions).done;
  expect([card.calls(), processor.calls()]).toEqual([1, 2]);
});

test('windows that waited for the card go to the processor too, reported once and loaded once', async () => {
  const waiting: JobControl[] = [];
  const card = model(1, (control, nth) => (nth === 2 ? fails(control) : waiting.push(control)));
  const { fallback, failures, loads } = both(card);
  const jobs = [1, 2, 3].map(() => fallback.transcribe(pcm, testOptions));
  const done = await Promise.all(jobs.map((job) => job.done));
  expect(done.map(({ segments }) => segments[0]?.text)).toEqual(Array(3).fill('from the processor'));
  expect([failures.length, loads.length]).toEqual([1, 1]);
});

test.each(['!!!!!!!!!!', '- - - - - - - - -', Array(24).fill('you').join(' ')])(
  'a card that writes %j is not believed',
  async (text) => {
    const { fallback, failures } = both(model(1, writes(text)));
    const { segments } = await fallback.transcribe(pcm, testOptions).done;
    expect(segments[0]?.text).toBe('from the processor');
    expect(failures).toHaveLength(1);
  },
);

test('probabilities that are no numbers are not believed either', async () => {
  const { fallback } = both(
    model(1, (control) => {
      control.push({ type: 'segment', segment: segment('looks like words', Number.NaN) });
      control.finish('en');
    }),
  );
  expect((await fallback.transcribe(pcm, testOptions).done).segments[0]?.text).toBe('from the processor');
});

test('the language is asked of the processor where the card fails at it', async () => {
  const processor = model(2, writes('x'));
  const asked: LoadedModel = {
    ...processor.loaded,
    detectLanguage: () => Promise.resolve([{ code: 'ru', probability: 1 }]),
  };
  const { fallback } = both(model(1, fails), { ...processor, loaded: asked });
  expect(await fallback.detectLanguage(pcm, { allowed: [] })).toEqual([{ code: 'ru', probability: 1 }]);
});

test('a cancelled window ends as cancelled and loads nothing; other errors are passed on as they are', async () => {
  const { fallback, loads } = both(model(1, () => undefined));
  const job = fallback.transcribe(pcm, testOptions);
  await Promise.resolve();
  job.cancel();
  await expect(job.done).rejects.toMatchObject({ code: 'aborted' });
  const wrong = both(model(1, (control) => control.fail(new EngineError('unknown-language', 'xx'))));
  await expect(wrong.fallback.transcribe(pcm, testOptions).done).rejects.toMatchObject({ code: 'unknown-language' });
  expect([loads.length, wrong.loads.length]).toEqual([0, 0]);
});

test('a model that is released while the card fails is not loaded again', async () => {
  const { fallback, loads } = both(model(1, () => undefined));
  const job = fallback.transcribe(pcm, testOptions);
  await Promise.resolve();
  await fallback.release();
  await expect(job.done).rejects.toMatchObject({ code: 'aborted' });
  expect(loads).toHaveLength(0);
});
