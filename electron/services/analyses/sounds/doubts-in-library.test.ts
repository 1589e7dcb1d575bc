import { expect, it, describe } from 'vitest';
import { createEventBus, type EventBus } from '#shared/wire/event-bus.ts';
import { sampleOptions, sampleRecording } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { createSearch } from '#services/search/query/search.ts';
import { doubtfulPlaces } from '#services/review/doubtful-places.ts';
import type { NewAnnotation } from '#services/annotations/write-annotations.ts';
import { doubtsInLibrary, doubtsOf, isOfOtherText, soundDoubtAt } from './doubts-in-library.ts';
import { soundsAnalyzer } from './sounds-analyzer.ts';

const fixture = useTestLibrary();
/** Ten segments of four seconds, one after another; the detector passed all of them. */
const texts = Array.from({ length: 10 }, (_, nth) => `this is sentence ${nth} of the recording`);

function addText(recordingId: number | null = null) {
  const { library } = fixture;
  const id = recordingId ?? library.recordings.add([sampleRecording('song.wav')], sampleOptions)[0]!.id;
  const { transcriptId } = library.transcripts.begin(id);
  const segments = texts.map((text, nth) => ({
    startMs: nth * 4000,
    endMs: nth * 4000 + 4000,
    text,
    words: text.split(' ').map((word, at) => {
      return { text: word, startMs: nth * 4000 + at * 500, endMs: nth * 4000 + at * 500 + 400, probability: 0.99 };
    }),
  }));
  library.transcripts.commitWindow({ transcriptId, resumeMs: 40_000, language: 'en', segments });
  const speech = { detector: 'built-in' as const, edgesMs: [0, 40_000] };
  library.transcripts.finish(transcriptId, { durationMs: 40_000, sha256: 'sha', warnings: [], speech });
  return { recordingId: id, transcriptId };
}

type MapSpan = readonly [value: 'speech' | 'music' | 'noise', fromS: number, toS: number];

/** As the queue runs it: what a stretch brought is concluded from with what the library adds. */
async function map(recordingId: number, spans: readonly MapSpan[], events: EventBus = createEventBus()) {
  const { library } = fixture;
  const { runs } = library.annotations;
  const side = doubtsInLibrary(events);
  const found = spans.map(([value, from, to]): NewAnnotation => {
    return { startMs: from * 1000, endMs: to * 1000, kind: 'sound', value, score: 0.9 };
  });
  const { name: analyzer, version, model, defaults } = soundsAnalyzer;
  const request = { recordingId, analyzer, version, model: model.hash, parameters: defaults };
  const [runId = 0] = runs.add([{ ...request, transcriptId: null, isUrgent: true }]);
  const kept = Buffer.from(JSON.stringify(found));
  runs.commitStretch(runId, { startMs: 0, endMs: 40_000, annotations: found, kept });
  const run = runs.get(runId);
  const whole = { durationMs: 40_000, kept: [...runs.kept(runId)], annotations: found };
  const concluded = await soundsAnalyzer.conclude!({ ...whole, context: side.context!(library, run) }, defaults);
  let after: (() => void) | undefined;
  runs.finish(runId, concluded, () => {
    const done = side.finishing!(library, run, concluded);
    after = done.after;
    return done.summary ?? {};
  });
  after?.();
  return runs.get(runId);
}

const doubtsIn = (transcriptId: number) =>
  doubtsOf(fixture.library, transcriptId).map(({ value, startMs, endMs }) => [value, startMs / 1000, endMs / 1000]);
const hits = (text: string) =>
  createSearch(fixture.library)
    .query({ text, offset: 0, limit: 50, order: 'newest' })
    .hits.map((hit) => Number(/sentence (\d)/.exec(hit.text)![1]))
    .toSorted((a, b) => a - b);

describe('what the detector passed and the map calls something else', () => {
  it.each<readonly [string, readonly MapSpan[], readonly MapSpan[]]>([
    [
      'music of ten seconds',
      [
        ['speech', 0, 12],
        ['music', 12, 22],
        ['speech', 22, 40],
      ],
      [['music', 12, 22]],
    ],
    [
      'noise at the beginning',
      [
        ['noise', 0, 5],
        ['speech', 5, 40],
      ],
      [['noise', 0, 5]],
    ],
    [
      'music up to the end',
      [
        ['speech', 0, 30],
        ['music', 30, 40],
      ],
      [['music', 30, 40]],
    ],
    [
      'music of less than three seconds',
      [
        ['speech', 0, 12],
        ['music', 12, 14.9],
        ['speech', 14.9, 40],
      ],
      [],
    ],
    [
      'music under speech',
      [
        ['speech', 0, 40],
        ['music', 5, 35],
      ],
      [],
    ],
    [
      'music that continues over speech',
      [
        ['music', 0, 30],
        ['speech', 10, 20],
      ],
      [
        ['music', 0, 10],
        ['music', 20, 30],
      ],
    ],
    [
      'both kinds',
      [
        ['music', 0, 8],
        ['noise', 8, 16],
        ['speech', 16, 40],
      ],
      [
        ['music', 0, 8],
        ['noise', 8, 16],
      ],
    ],
  ])('%s', async (_, spans, expected) => {
    const { recordingId, transcriptId } = addText();
    const run = await map(recordingId, spans);
    expect(doubtsIn(transcriptId)).toEqual(expected);
    const kept = [...fixture.library.annotations.iterate(run.id)].filter(({ kind }) => kind === 'doubt');
    expect(kept.map(({ value, startMs, endMs }) => [value.slice(9), startMs / 1000, endMs / 1000])).toEqual(expected);
    const ms = expected.reduce((sum, [, from, to]) => sum + (to - from) * 1000, 0);
    expect(run.summary['doubtfulMs']).toBe(ms);
  });

  it('a stretch in which no speech was detected is doubted by nobody', async () => {
    const { recordingId, transcriptId } = addText();
    await map(recordingId, [['music', 40, 60]]);
    expect(doubtsIn(transcriptId)).toEqual([]);
  });
});

it('is found by the passage: has:doubtful, of one sound, in Russian, and without it', async () => {
  const { recordingId } = addText();
  await map(recordingId, [
    ['music', 8, 16],
    ['noise', 24, 28],
    ['speech', 28, 40],
  ]);
  expect(hits('has:doubtful')).toEqual([2, 3, 6]);
  expect(hits('has:doubtful-music')).toEqual([2, 3]);
  expect(hits('есть:похоже-на-шум')).toEqual([6]);
  expect(hits('sentence -has:doubtful')).toEqual([0, 1, 4, 5, 7, 8, 9]);
  expect(hits('есть:сомнительное "sentence 3"')).toEqual([3]);
  expect(hits('has:overlap')).toEqual([]);
});

it('is a place of the walk, whether the list was made before the map or after it', async () => {
  const { library } = fixture;
  const { recordingId, transcriptId } = addText();
  const list = async () =>
    library.reviews.make(
      transcriptId,
      await doubtfulPlaces(
        library.segments.iterate(transcriptId),
        undefined,
        undefined,
        soundDoubtAt(library, transcriptId),
      ),
    );
  await list();
  expect(library.reviews.progress(transcriptId).total).toBe(0);
  const told: number[] = [];
  const events = createEventBus();
  events.on(({ name, data }) => void (name === 'review.changed' && told.push(data.transcriptId)));
  await map(recordingId, [['music', 8, 16]], events);
  const places = library.reviews.places(transcriptId, { offset: 0, limit: 10 }).rows;
  expect(places.map(({ recognised, reasons }) => [recognised, reasons])).toEqual([
    [texts[2], ['sounds-music']],
    [texts[3], ['sounds-music']],
  ]);
  expect(told).toEqual([transcriptId]);
  await map(recordingId, [['music', 8, 16]], events);
  expect(library.reviews.progress(transcriptId).total).toBe(2);

  const other = addText();
  await map(other.recordingId, [['noise', 0, 4]]);
  const found = await doubtfulPlaces(
    library.segments.iterate(other.transcriptId),
    undefined,
    undefined,
    soundDoubtAt(library, other.transcriptId),
  );
  expect(found.places.map(({ recognised, reasons }) => [recognised, reasons])).toEqual([[texts[0], ['sounds-noise']]]);
});

it('another text of the recording is compared again', async () => {
  const { recordingId } = addText();
  await map(recordingId, [['music', 8, 16]]);
  expect(isOfOtherText(fixture.library, recordingId)).toBe(false);
  addText(recordingId);
  expect(isOfOtherText(fixture.library, recordingId)).toBe(true);
  await map(recordingId, [['music', 8, 16]]);
  expect(isOfOtherText(fixture.library, recordingId)).toBe(false);
});
