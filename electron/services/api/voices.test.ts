import { describe, expect, it, beforeEach } from 'vitest';
import { createEventBus } from '#shared/wire/event-bus.ts';
import { speakerKey } from '#shared/analyses/voices.ts';
import { packVoices } from '#services/analyses/speakers/kept-voices.ts';
import { addTranscript } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { createPersonPlaces } from '#services/annotations/person-places.ts';
import { assignSpeaker, renameSpeaker } from '#services/edits/speaker-commands.ts';
import { voicesServices } from './voices.ts';

const fixture = useTestLibrary();
let services: ReturnType<typeof voicesServices>;
beforeEach(() => {
  const { library } = fixture;
  services = voicesServices({ library, events: createEventBus(), signal: new AbortController().signal });
});

const model = 'a1';
type Axis = readonly [x: number, y: number, z: number];
const unit = (axis: Axis) => Float32Array.from(axis, (value) => value / Math.hypot(...axis));

/** A recording with two voices of four seconds each, as a finished analysis leaves it; `isWritten` as those of today do. */
function speak(name: string, first: Axis, second: Axis, { isWritten = true, by = model } = {}) {
  const { library } = fixture;
  const { database } = library.index;
  const { recordingId, transcriptId, segments } = addTranscript(library, name, ['one', 'two']);
  const ids = segments.map(({ id }, nth) => {
    assignSpeaker(library.edits, database, { transcriptId, segmentIds: [id] }, { name: `Speaker ${nth + 1}` });
    return library.segments.get(id).speakerId ?? 0;
  });
  const turns = [first, second].map((vector, nth) => {
    return { startMs: nth * 5000, endMs: nth * 5000 + 4000, kind: 'turn', value: `#${nth + 1}`, score: 0.9, vector };
  });
  const { runs, foundVoices } = library.annotations;
  const run = { recordingId, analyzer: 'speakers', version: 2, model: by, parameters: {}, transcriptId: null };
  const [runId = 0] = runs.add([{ ...run, isUrgent: true }]);
  const windows = turns.map(({ startMs, endMs, vector }, span) => ({ startMs, endMs, span, vector: unit(vector) }));
  const kept = packVoices({ spans: turns, windows, levels: [] });
  const found = turns.map(({ startMs, endMs, kind, value, score }) => ({ startMs, endMs, kind, value, score }));
  runs.commitStretch(runId, { startMs: 0, endMs: 10_000, annotations: found, kept });
  const summary = { voices: 2, [speakerKey('#1')]: ids[0] ?? 0, [speakerKey('#2')]: ids[1] ?? 0 };
  runs.finish(runId, { annotations: null, summary });
  if (isWritten) {
    const voices = turns.map(({ value, vector, startMs, endMs }) => {
      return { value, vector: unit(vector), spokenMs: 4000, startMs, endMs };
    });
    foundVoices.put({ id: runId, recordingId }, by, voices);
  }
  return { recordingId, speakers: ids };
}

const search = (recordingId: number, speakerId: number, page = { offset: 0, limit: 50 }) =>
  services['voices.search']({ voice: { recordingId, speakerId }, ...page });
const placesOf = async (recordingId: number, speakerId: number) =>
  (await search(recordingId, speakerId)).rows.map(({ recordingName, speaker, score }) => [
    recordingName,
    speaker,
    Math.round(score * 100) / 100,
  ]);

const anna: Axis = [1, 0.1, 0];
const boris: Axis = [0, 1, 0.1];
const other: Axis = [0, 0, 1];

describe('where else someone speaks', () => {
  it('is the most alike voice of each other recording, the most alike first, with a place to listen to', async () => {
    const { recordingId, speakers } = speak('a.wav', anna, boris);
    speak('b.wav', [0.9, 0.5, 0], [0.8, 0.9, 0]);
    speak('c.wav', other, [1, 0.1, 0.05]);
    speak('d.wav', other, [0, 1, 1]);
    expect(await placesOf(recordingId, speakers[0]!)).toEqual([
      ['c.wav', 'Speaker 2', 1],
      ['b.wav', 'Speaker 1', 0.92],
    ]);
    const [place] = (await search(recordingId, speakers[0]!)).rows;
    expect(place).toMatchObject({ startMs: 5000, endMs: 9000, spokenMs: 4000 });
    expect(await placesOf(recordingId, speakers[1]!)).toEqual([
      ['d.wav', 'Speaker 2', 0.77],
      ['b.wav', 'Speaker 2', 0.74],
    ]);
  });

  it('pages, and says how many there are', async () => {
    const { recordingId, speakers } = speak('a.wav', anna, boris);
    for (let nth = 0; nth < 5; nth += 1) speak(`${nth}.wav`, [1, 0.2 + nth / 10, 0], other);
    const page = await search(recordingId, speakers[0]!, { offset: 3, limit: 2 });
    expect(page.total).toBe(5);
    expect(page.rows.map(({ recordingName }) => recordingName)).toEqual(['3.wav', '4.wav']);
  });

  it('voices of another model are not compared, and counted', async () => {
    const { recordingId, speakers } = speak('a.wav', anna, boris);
    speak('b.wav', anna, boris, { by: 'b2' });
    speak('c.wav', anna, boris);
    expect(await placesOf(recordingId, speakers[0]!)).toEqual([['c.wav', 'Speaker 1', 1]]);
    expect((await search(recordingId, speakers[0]!)).otherModelCount).toBe(1);
  });

  it('analyses from before voices were stored are searched too', async () => {
    const { recordingId, speakers } = speak('a.wav', anna, boris, { isWritten: false });
    speak('b.wav', anna, boris, { isWritten: false });
    expect(await placesOf(recordingId, speakers[0]!)).toEqual([['b.wav', 'Speaker 1', 1]]);
    expect((await search(recordingId, speakers[0]!)).unlistedCount).toBe(0);
  });

  it('recordings in the bin and those deleted for good are in no answer', async () => {
    const { library } = fixture;
    const { recordingId, speakers } = speak('a.wav', anna, boris);
    const binned = speak('b.wav', anna, boris);
    library.recordings.remove([binned.recordingId]);
    expect(await placesOf(recordingId, speakers[0]!)).toEqual([]);
  });

  it('a name given by hand stands in the answer, and nothing is named by itself', async () => {
    const { library } = fixture;
    const { recordingId, speakers } = speak('a.wav', anna, boris);
    const second = speak('b.wav', anna, boris);
    await search(recordingId, speakers[0]!);
    expect(createPersonPlaces(library.index.database).of('Anna')).toEqual([]);
    renameSpeaker(library.edits, library.index.database, second.speakers[0]!, 'Anna');
    expect(await placesOf(recordingId, speakers[0]!)).toEqual([['b.wav', 'Anna', 1]]);
  });

  it('a remembered person is looked for in every recording; who was never analysed is said to be', async () => {
    const { library } = fixture;
    const { recordingId } = speak('a.wav', anna, boris);
    const embedding = Int8Array.from(unit(boris), (value) => Math.round(value * 127));
    const sample = { recordingId, startMs: 0, endMs: 1, model, embedding };
    const { id: voiceId } = library.annotations.voices.add('Борис', sample);
    const { rows } = await services['voices.search']({ voice: { voiceId }, offset: 0, limit: 10 });
    expect(rows).toMatchObject([{ recordingName: 'a.wav', speaker: 'Speaker 2' }]);
    await expect(search(recordingId, 999)).rejects.toMatchObject({ code: 'voice-unknown' });
    const unknown = services['voices.search']({ voice: { voiceId: 99 }, offset: 0, limit: 10 });
    await expect(unknown).rejects.toMatchObject({ code: 'not-found' });
  });
});
