/**
 * Faults that users report of programs that distinguish speakers, and what holds here. Those that other tests cover are
 * listed with them in docs/speakers-and-sounds.md.
 */
import { describe, expect, it } from 'vitest';
import type { AnalysisParameters } from '#shared/analyses/analysis.ts';
import { addTranscript } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { diarize } from './diarize.ts';
import { maxVoices } from './cluster-voices.ts';
import { packVoices, type KeptVoices } from './kept-voices.ts';
import { limitsOf, suggestVoices, usualLimits } from './known-voices.ts';
import { speakersAnalyzer } from './speakers-analyzer.ts';
import { unit } from './voice-embedding.ts';

const dimensions = 16;
/** Always the same numbers, −1…1. */
let state = 11;
const noise = () => {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  return state / 1_073_741_824 - 1;
};
/** Voices lie `apart` from what all have in common, and their windows by `spread` from them. */
const vectorOf = (voice: number, { apart = 1, spread = 0.2 } = {}) =>
  unit(
    Float32Array.from({ length: dimensions }, (_, k) => {
      const common = k === dimensions - 1 ? 1 - apart : 0;
      return common + apart * (Number(k === voice) + spread * noise());
    }),
  );

/** Spans with half a second of silence between; windows every half second, none in what is shorter than 0.3 s. */
function talk(spoken: readonly (readonly [voice: number, seconds: number])[], how = {}): KeptVoices {
  const spans: { startMs: number; endMs: number }[] = [];
  const windows: { startMs: number; endMs: number; span: number; vector: Float32Array }[] = [];
  let atMs = 0;
  for (const [voice, seconds] of spoken) {
    const endMs = atMs + seconds * 1000;
    const last = seconds < 0.3 ? atMs - 1 : Math.max(atMs, endMs - 1500);
    for (let from = atMs; from <= last; from += 500) {
      const vector = vectorOf(voice, how);
      windows.push({ startMs: from, endMs: Math.min(endMs, from + 1500), span: spans.length, vector });
    }
    spans.push({ startMs: atMs, endMs });
    atMs = endMs + 500;
  }
  return { spans, windows, levels: [] };
}
const inTurns = (voices: number, turns: number) =>
  Array.from({ length: turns }, (_, nth) => [nth % voices, 3] as const);

async function concluded(kept: KeptVoices, parameters: AnalysisParameters) {
  const durationMs = kept.spans.at(-1)?.endMs ?? 0;
  const stretch = { startMs: 0, endMs: durationMs, kept: packVoices(kept) };
  const all = { ...speakersAnalyzer.defaults, ...parameters };
  return await speakersAnalyzer.conclude!({ durationMs, kept: [stretch], annotations: [], context: null }, all);
}

describe('a wrong number of speakers (19 or 28 of two, one of all)', () => {
  it.each([0.15, 0.4, 1])('no threshold is fixed: two voices that lie %d apart are two', (apart) => {
    const { names } = diarize(talk(inTurns(2, 24), { apart }), { kind: 'unknown', count: 0 }, []);
    expect(names).toHaveLength(2);
  });

  it('there are never more than can be asked for, whatever the sound is', () => {
    const { names } = diarize(talk(inTurns(dimensions, 90), { spread: 1.5 }), { kind: 'unknown', count: 0 }, []);
    expect(names.length).toBeLessThanOrEqual(maxVoices);
  });

  it('a number that was found is said to be a guess, also “at most”; one that was given is not', async () => {
    const kept = talk(inTurns(2, 12));
    const guesses = [{}, { voices: 3, isExact: false }, { voices: 2 }].map(
      async (parameters) => (await concluded(kept, parameters)).summary['isCountGuess'],
    );
    expect(await Promise.all(guesses)).toEqual([true, true, false]);
  });
});

it('ghost speakers: a voice that hardly speaks is marked, and keeps its turns until a person gives them away', async () => {
  const kept = talk([...inTurns(2, 40), [5, 1], ...inTurns(2, 20)]);
  // Asked for two or three, nobody is a cough; here people said who each is.
  const [anna, boris] = kept.spans;
  const cough = kept.spans[40]!;
  const stretch = { startMs: 0, endMs: kept.spans.at(-1)!.endMs, kept: packVoices(kept) };
  const anchors = [
    { ...anna!, name: 'Anna' },
    { ...boris!, name: 'Boris' },
    { ...cough, name: 'Somebody' },
  ];
  const context = { anchors };
  const whole = { durationMs: stretch.endMs, kept: [stretch], annotations: [], context };
  const { summary, annotations } = await speakersAnalyzer.conclude!(whole, { ...speakersAnalyzer.defaults, voices: 2 });
  expect(summary['ghosts']).toBe('Somebody');
  expect(annotations!.filter(({ value }) => value === 'Somebody')).toMatchObject([cough]);
});

it('short replies are not lost: they are of the voice next to them, and doubtful', async () => {
  const kept = talk([
    [0, 4],
    [1, 4],
    [1, 0.2],
    [0, 4],
    [0, 0.2],
    [1, 4],
  ]);
  const { turns } = diarize(kept, { kind: 'exactly', count: 2 }, []);
  const [first] = turns;
  const short = turns.filter(({ startMs, endMs }) => endMs - startMs < 300);
  expect(short.map(({ voice, confidence }) => [voice === first?.voice, confidence])).toEqual([
    [false, 0],
    [true, 0],
  ]);
  const { annotations, summary } = await concluded(kept, { voices: 2 });
  expect(summary['doubtful']).toBe(2);
  expect(annotations!.filter(({ reason }) => reason !== null).map(({ value, reason }) => [value, reason])).toEqual([
    ['#2', '#1'],
    ['#1', '#2'],
  ]);
});

it('all that is speech has exactly one voice or is an overlap: no turn lies over another, none beyond the sound', () => {
  const kept = talk([...inTurns(3, 30), [1, 0.1], [0, 0.25]]);
  const { turns } = diarize(kept, { kind: 'exactly', count: 3 }, []);
  for (const [nth, turn] of turns.entries()) {
    expect(turn.endMs).toBeGreaterThan(turn.startMs);
    expect(turn.startMs).toBeGreaterThanOrEqual(turns[nth - 1]?.endMs ?? 0);
  }
  const spoken = (all: readonly { startMs: number; endMs: number }[]) =>
    all.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
  expect(spoken(turns)).toBe(spoken(kept.spans));
});

describe('remembered voices that name strangers, and copied thresholds', () => {
  const axis = (...parts: readonly number[]) => unit(Float32Array.from({ length: 4 }, (_, k) => parts[k] ?? 0));
  const anna = { voiceId: 1, name: 'Anna', vector: axis(1) };
  const boris = { voiceId: 2, name: 'Boris', vector: axis(0, 1) };

  it('the lead counts over the next person, not over the next sample of the same one', () => {
    const known = [anna, { ...anna, vector: axis(1, 0, 0.2) }, boris];
    expect(suggestVoices([{ speakerId: 7, vector: axis(1, 0.1) }], known, usualLimits)).toMatchObject([
      { speakerId: 7, name: 'Anna' },
    ]);
  });

  it('who is between two people is suggested to be neither', () => {
    expect(suggestVoices([{ speakerId: 7, vector: axis(1, 0.8) }], [anna, boris], usualLimits)).toEqual([]);
  });

  it('a stranger who is nearest to someone, but not near, gets no name', () => {
    expect(suggestVoices([{ speakerId: 7, vector: axis(0.4, 0, 1) }], [anna, boris], usualLimits)).toEqual([]);
  });

  it('one voice has one name in a recording: of two that are like Anna the nearer one is', () => {
    const speakers = [
      { speakerId: 7, vector: axis(1, 0, 0.5) },
      { speakerId: 8, vector: axis(1, 0, 0.1) },
    ];
    expect(suggestVoices(speakers, [anna, boris], usualLimits)).toMatchObject([{ speakerId: 8 }]);
  });

  it('the limit is learnt from the user’s own answers: refused ones raise it, accepted ones lower it', () => {
    const answers = (isAccepted: boolean, ...leads: readonly number[]) => leads.map((lead) => ({ lead, isAccepted }));
    const clear = [...answers(true, 0.5, 0.55, 0.6), ...answers(false, 0.35, 0.4, 0.45)];
    expect(limitsOf(clear).lead).toBe(0.5);
    expect(limitsOf(answers(true, 0.15, 0.2, 0.2, 0.25, 0.3, 0.35)).lead).toBe(0.15);
    expect(limitsOf(clear.slice(0, 3))).toEqual(usualLimits);
  });
});

describe('doubled profiles', () => {
  const fixture = useTestLibrary();

  it('a sample that is there already is not added again, so that a profile does not lean to it', () => {
    const { library } = fixture;
    const { recordingId } = addTranscript(library, 'a.wav', ['one']);
    const sample = { recordingId, startMs: 0, endMs: 3000, model: 'm', embedding: Int8Array.of(127, 0) };
    library.annotations.voices.add('Anna', sample);
    expect(library.annotations.voices.add('Anna', sample).samples).toHaveLength(1);
    expect(library.annotations.voices.add('Anna', { ...sample, startMs: 9000, endMs: 12_000 }).samples).toHaveLength(2);
  });
});
