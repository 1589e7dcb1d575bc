import { beforeEach, expect, it } from 'vitest';
import type { Word } from '#shared/segment.ts';
import { addTranscript, sampleOptions, sampleRecording } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { createEventBus, type EventBus } from '#shared/wire/event-bus.ts';
import { reviewServices } from './review.ts';

const fixture = useTestLibrary();
let events: EventBus;
let services: ReturnType<typeof reviewServices>;
beforeEach(() => {
  start();
});

function start() {
  events = createEventBus();
  services = reviewServices({
    library: fixture.library,
    events,
    signal: new AbortController().signal,
    options: { modelsDir: fixture.dir },
    analyses: { wordsInContext: async () => await Promise.reject(new Error('no model is here')) },
  });
}

/** Words of probability 0.99, but for those with a `?` behind them, which have 0.6. */
function addDoubtful(texts: readonly string[]) {
  const { library } = fixture;
  const [recording] = library.recordings.add([sampleRecording(texts.join())], sampleOptions);
  const { transcriptId } = library.transcripts.begin(recording!.id);
  const segments = texts.map((text, nth) => {
    const startMs = nth * 4000;
    const words = text.split(' ').map((word, at): Word => {
      const probability = word.endsWith('?') ? 0.6 : 0.99;
      return { text: word.replace('?', ''), startMs: startMs + at * 200, endMs: startMs + at * 200 + 150, probability };
    });
    return { startMs, endMs: startMs + 3000, text: words.map((word) => word.text).join(' '), words };
  });
  const saved = library.transcripts.commitWindow({ transcriptId, resumeMs: 60_000, language: 'en', segments });
  library.transcripts.finish(transcriptId, { durationMs: 60_000, sha256: 'sha', warnings: [] });
  return { transcriptId, segments: saved };
}

const filler = Array.from({ length: 8 }, (_, nth) => `these are all words that no one doubts ${nth}`);
const places = async (transcriptId: number) =>
  (await services['review.places']({ transcriptId, offset: 0, limit: 200 })).rows;
const progress = (transcriptId: number) => services['review.open']({ transcriptId });
const textOf = (segmentId: number) => fixture.library.segments.get(segmentId).text;

it('decisions are kept over a restart, and the walk resumes at the first undecided place', async () => {
  const { transcriptId } = addDoubtful(['the ghe? sat', ...filler, 'on ze? mat']);
  expect(await progress(transcriptId)).toMatchObject({ total: 2, pendingCount: 2, firstPendingIndex: 0 });
  const [first] = await places(transcriptId);
  expect(first).toMatchObject({ recognised: expect.stringMatching(/ghe|ze/), state: 'pending' });
  await services['review.decide']({ placeId: first!.id, state: 'accepted' });
  fixture.reopen();
  start();
  expect(await progress(transcriptId)).toMatchObject({ pendingCount: 1, correctedCount: 0, firstPendingIndex: 1 });
  await services['review.decide']({ placeId: first!.id, state: 'pending' });
  expect(await progress(transcriptId)).toMatchObject({ pendingCount: 2, firstPendingIndex: 0 });
});

it('several are decided at once, all of them or none', async () => {
  const { transcriptId } = addDoubtful(['the ghe? sat', ...filler, 'on ze? mat']);
  await progress(transcriptId);
  const placeIds = (await places(transcriptId)).map(({ id }) => id);
  await expect(services['review.decideMany']({ placeIds: [...placeIds, 999], state: 'accepted' })).rejects.toThrow();
  expect(await progress(transcriptId)).toMatchObject({ pendingCount: 2 });
  expect(await services['review.decideMany']({ placeIds, state: 'accepted' })).toBe(2);
  expect(await progress(transcriptId)).toMatchObject({ pendingCount: 0 });
  await services['review.decideMany']({ placeIds, state: 'pending' });
  expect(await progress(transcriptId)).toMatchObject({ pendingCount: 2 });
});

it('the right word takes the place of the wrong one, the signs around it stay, and an undo makes it doubtful again', async () => {
  const { transcriptId, segments } = addDoubtful(['He met Kowal,? then left', ...filler]);
  await progress(transcriptId);
  const [place] = await places(transcriptId);
  const done = await services['review.correct']({ placeId: place!.id, text: 'Kowalczyk', isAllSame: false });
  expect(done).toMatchObject({ replacedCount: 1, place: { state: 'corrected', span: null } });
  expect(textOf(segments[0]!.id)).toBe('He met Kowalczyk, then left');
  const undone = fixture.library.edits.undo(transcriptId)!;
  for (const change of undone.transcripts) events.emit('transcript.edited', { stepId: 1, ...change });
  expect(textOf(segments[0]!.id)).toBe('He met Kowal, then left');
  expect(await places(transcriptId)).toMatchObject([{ state: 'pending', span: { start: 7, end: 13 } }]);
});

it.each([
  ['Then goodbye.? yes', 'do', 'Then do. yes'],
  ['Then goodbye.? yes', 'do.', 'Then do. yes'],
  ['Then goodbye.? yes', 'do!', 'Then do! yes'],
  ['Then «goodbye».? yes', '«do»', 'Then «do». yes'],
  ['Then goodbye? yes', 'do,', 'Then do, yes'],
  ['Then (goodbye)? yes', 'do', 'Then (do) yes'],
  ['Позвони завтра,? да', 'сегодня,', 'Позвони сегодня, да'],
  ['שלום,? כן', 'להתראות,', 'להתראות, כן'],
])('signs are never doubled: “%s” and “%s” make “%s”', async (said, typed, after) => {
  const { transcriptId, segments } = addDoubtful([said, ...filler]);
  await progress(transcriptId);
  for (const isAllSame of [false, true]) {
    const [place] = await places(transcriptId);
    await services['review.correct']({ placeId: place!.id, text: typed, isAllSame });
    expect(textOf(segments[0]!.id)).toBe(after);
    const undone = fixture.library.edits.undo(transcriptId)!;
    for (const change of undone.transcripts) events.emit('transcript.edited', { stepId: 1, ...change });
  }
});

it('the same wrong word is put right everywhere by one step', async () => {
  const { transcriptId, segments } = addDoubtful([
    'Scam? it was',
    ...filler,
    'the scam, said the scammer',
    'a scam? again',
  ]);
  await progress(transcriptId);
  const place = (await places(transcriptId)).find(({ recognised }) => recognised === 'scam');
  expect(await services['review.countSame']({ placeId: place!.id })).toBe(3);
  const { replacedCount } = await services['review.correct']({ placeId: place!.id, text: 'spam', isAllSame: true });
  expect(replacedCount).toBe(3);
  expect([0, 9, 10].map((nth) => textOf(segments[nth]!.id))).toEqual([
    'Spam it was',
    'the spam, said the scammer',
    'a spam again',
  ]);
  expect(await progress(transcriptId)).toMatchObject({ pendingCount: 0, correctedCount: 2 });
  fixture.library.edits.undo(transcriptId);
  expect(textOf(segments[9]!.id)).toBe('the scam, said the scammer');
  // No event announced this undo: the next opening sees it.
  expect(await progress(transcriptId)).toMatchObject({ pendingCount: 2, correctedCount: 0 });
});

it('an edit elsewhere decides the words it changed and leaves its neighbours', async () => {
  const { transcriptId, segments } = addDoubtful(['a ghe? sat on ze? mat', ...filler]);
  await progress(transcriptId);
  const step = fixture.library.edits.setText(segments[0]!.id, 'a cat sat on ze mat');
  for (const change of step.transcripts) events.emit('transcript.edited', { stepId: 1, ...change });
  const states = Object.fromEntries((await places(transcriptId)).map(({ recognised, state }) => [recognised, state]));
  expect(states).toEqual({ ghe: 'corrected', ze: 'pending' });
});

it('a text that nothing speaks against has nothing to review, and an unfinished one has no list', async () => {
  const { transcriptId } = addDoubtful(filler);
  expect(await progress(transcriptId)).toMatchObject({ total: 0, firstPendingIndex: null });
  const [recording] = fixture.library.recordings.add([sampleRecording('running')], sampleOptions);
  const begun = fixture.library.transcripts.begin(recording!.id);
  await expect(progress(begun.transcriptId)).rejects.toThrow('bad-request');
  await expect(progress(9999)).rejects.toThrow('bad-request');
  expect(addTranscript(fixture.library, 'x', ['one']).segments).toHaveLength(1);
});

it('a masked word is listed however sure the model was of it, with what is meant', async () => {
  const { transcriptId } = addDoubtful([...filler, 'он смотрит п0рно целыми днями']);
  await services['review.open']({ transcriptId });
  const [place] = await places(transcriptId);
  expect(place).toMatchObject({ recognised: 'п0рно', reasons: ['masked'] });
  const [suggestion] = await services['review.suggest']({ placeId: place!.id });
  expect(suggestion).toMatchObject({ written: 'п0рно', meant: 'порно', why: 'masked' });
});

it('words that sound like a known one are one place, and are put right together as one step', async () => {
  const everywhere = { collectionId: null, recordingId: null };
  fixture.library.vocabulary.save(null, { ...everywhere, term: 'MoveFlow', soundsLike: [], takenFor: [] });
  const { transcriptId, segments } = addDoubtful([...filler, 'мы внедрили мув флоу в прошлом году']);
  await services['review.open']({ transcriptId });
  const [place] = await places(transcriptId);
  expect(place).toMatchObject({ recognised: 'мув', reasons: ['term'] });
  const [suggestion] = await services['review.suggest']({ placeId: place!.id });
  expect(suggestion).toMatchObject({ written: 'мув флоу', meant: 'MoveFlow', why: 'sound' });
  const { start, end, meant: text } = suggestion!;
  const taken = await services['review.takeSuggestion']({ placeId: place!.id, start, end, text });
  expect(taken).toMatchObject({ replacedCount: 1, place: { state: 'corrected' } });
  const { rows } = fixture.library.segments.list(transcriptId, { offset: 0, limit: 50 });
  expect(rows.find(({ id }) => id === segments.at(-1)?.id)?.text).toBe('мы внедрили MoveFlow в прошлом году');
  fixture.library.edits.undo(transcriptId);
  expect(fixture.library.segments.list(transcriptId, { offset: 0, limit: 50 }).rows.at(-1)?.text).toContain('мув флоу');
});

it('what was corrected once is suggested where it is written again, in another recording too', async () => {
  const first = addDoubtful([...filler, 'я иду в пасхотку? сегодня']);
  await services['review.open']({ transcriptId: first.transcriptId });
  const [place] = await places(first.transcriptId);
  await services['review.correct']({ placeId: place!.id, text: 'посадку', isAllSame: false });
  const second = addDoubtful([...filler, 'они в пасхотку едут опять']);
  await services['review.open']({ transcriptId: second.transcriptId });
  const [again] = await places(second.transcriptId);
  expect(again).toMatchObject({ recognised: 'пасхотку', reasons: ['term'] });
  expect(await services['review.suggest']({ placeId: again!.id })).toMatchObject([
    { meant: 'посадку', why: 'corrected' },
  ]);
});

it('a correction that was undone is not suggested', async () => {
  const { transcriptId } = addDoubtful([...filler, 'я иду в пасхотку? сегодня']);
  await services['review.open']({ transcriptId });
  const [place] = await places(transcriptId);
  await services['review.correct']({ placeId: place!.id, text: 'посадку', isAllSame: false });
  const undone = fixture.library.edits.undo(transcriptId)!;
  for (const change of undone.transcripts) events.emit('transcript.edited', { stepId: 1, ...change });
  expect(await services['review.suggest']({ placeId: place!.id })).toEqual([]);
});

it('what another version has at a doubtful place is offered, and makes a word doubtful that this one is sure of', async () => {
  const { library } = fixture;
  const { transcriptId } = addDoubtful(['we met Kowalski there', ...filler]);
  const { recordingId } = library.transcripts.get(transcriptId);
  library.jobs.setOptions(recordingId, { ...sampleOptions, modelId: 'other' });
  library.jobs.setState(recordingId, 'waiting');
  const second = library.transcripts.begin(recordingId).transcriptId;
  const words = ['we', 'met', 'coal', 'there'].map((text, at) => {
    return { text, startMs: at * 200, endMs: at * 200 + 150, probability: 0.99 };
  });
  const segment = { startMs: 0, endMs: 3000, text: 'we met coal there', words };
  const others = filler.map((text, nth) => {
    const startMs = (nth + 1) * 4000;
    const own = text.split(' ').map((word, at) => {
      return { text: word, startMs: startMs + at * 200, endMs: startMs + at * 200 + 150, probability: 0.99 };
    });
    return { startMs, endMs: startMs + 3000, text, words: own };
  });
  library.transcripts.commitWindow({
    transcriptId: second,
    resumeMs: 60_000,
    language: 'en',
    segments: [segment, ...others],
  });
  library.transcripts.finish(second, { durationMs: 60_000, sha256: 'sha', warnings: [] });
  expect(await progress(transcriptId)).toMatchObject({ total: 1 });
  const [place] = await places(transcriptId);
  expect(place).toMatchObject({ recognised: 'Kowalski', reasons: expect.arrayContaining(['differs']) });
  const readings = await services['review.otherReadings']({ placeId: place!.id });
  expect(readings).toEqual([{ transcriptId: second, modelId: 'other', text: 'coal' }]);
});
