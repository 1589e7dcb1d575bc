import { expect, it } from 'vitest';
import { createEventBus } from '#shared/wire/event-bus.ts';
import type { ShownCue } from '#shared/cues/shown-cue.ts';
import { sampleOptions, sampleRecording } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { cuesServices } from './cues.ts';
import { textsOfTurns } from './cue-segments.ts';

const fixture = useTestLibrary();
const usual = { preset: 'netflix', rules: null } as const;

type Line = readonly [startMs: number, endMs: number, speaker: string, text: string];

/** Words share the time of their line. */
function segmentOf([startMs, endMs, speaker, text]: Line) {
  const written = text.split(' ');
  const eachMs = (endMs - startMs) / written.length;
  const words = written.map((word, nth) => ({
    text: word,
    startMs: Math.round(startMs + nth * eachMs),
    endMs: Math.round(startMs + (nth + 1) * eachMs),
    probability: 0.9,
  }));
  return { startMs, endMs, speaker, text, words };
}

function open(lines: readonly Line[]) {
  const { library } = fixture;
  const [recording] = library.recordings.add([sampleRecording('two.wav')], sampleOptions);
  const { transcriptId } = library.transcripts.begin(recording!.id);
  library.transcripts.commitWindow({ transcriptId, resumeMs: 60_000, language: 'en', segments: lines.map(segmentOf) });
  library.transcripts.finish(transcriptId, { durationMs: 60_000, sha256: 'sha', warnings: [] });
  const services = cuesServices({ library, events: createEventBus() });
  return {
    transcriptId,
    services,
    shown: async () => (await services['cues.list']({ transcriptId, ...usual, offset: 0, limit: 50 })).rows,
    texts: () => [...library.segments.iterate(transcriptId)].map(({ text, speaker }) => `${speaker}: ${text}`),
    place: ({ segmentIds, startMs, endMs }: ShownCue) => {
      return { transcriptId, ...usual, segmentIds: [...segmentIds], startMs, endMs };
    },
  };
}

const dialogue: readonly Line[] = [
  [1000, 1500, 'Anna', 'Where was it?'],
  [1600, 2100, 'Daniel', 'Here.'],
  [9000, 12_000, 'Anna', 'And nobody has seen it since.'],
];

it('what is typed in a subtitle of two people goes to each of them, as one step', async () => {
  const { services, shown, texts, place, transcriptId } = open(dialogue);
  const [cue] = await shown();
  expect(cue!.lines).toEqual(['-Where was it?', '-Here.']);
  const before = texts();
  await services['cues.setText']({ ...place(cue!), text: '-Where was it then?\n-Over here.' });
  expect(texts()).toEqual(['Anna: Where was it then?', 'Daniel: Over here.', 'Anna: And nobody has seen it since.']);
  expect((await shown())[0]!.lines).toEqual(['-Where was it then?', '-Over here.']);
  fixture.library.edits.undo(transcriptId);
  expect(texts()).toEqual(before);
  expect(fixture.library.edits.undo(transcriptId)).toBeNull();
});

const long =
  'They told us to come back in the morning with all of the papers that we had signed, and then nobody was there to take them from us.';

it('what is typed in a part of a long segment changes that part alone, as one step', async () => {
  const { services, shown, texts, place, transcriptId } = open([[0, 9000, 'Anna', long]]);
  const cues = await shown();
  expect(cues.length).toBeGreaterThan(1);
  const second = cues[1]!;
  expect(second.isWhole).toBe(false);
  const said = second.lines.join(' ');
  await services['cues.setText']({ ...place(second), text: `${said} indeed` });
  expect(
    texts()
      .map((text) => text.replace('Anna: ', ''))
      .join(' '),
  ).toBe(long.replace(said, `${said} indeed`));
  fixture.library.edits.undo(transcriptId);
  expect(texts()).toEqual([`Anna: ${long}`]);
});

it('of a long segment whose end shares a subtitle with a short answer only that end is changed', async () => {
  const lines: readonly Line[] = [
    [
      0,
      6600,
      'Anna',
      'They told us to come back in the morning with all of the papers that we had signed. Where was it?',
    ],
    [6650, 7000, 'Daniel', 'Here.'],
    [7300, 9500, 'Anna', 'And nobody has seen it since.'],
  ];
  const { services, shown, texts, place } = open(lines);
  const cue = (await shown()).find(({ lines: [first = ''] }) => first.startsWith('-'))!;
  const kept = texts().join(' ').replaceAll(/\w+: /g, '');
  const [asked, answered] = cue.lines.map((line) => line.slice(1));
  await services['cues.setText']({ ...place(cue), text: `-${asked} Tell me.\n-${answered} You see.` });
  expect(texts().join(' ').replaceAll(/\w+: /g, '')).toBe(
    kept.replace(`${asked} ${answered}`, `${asked} Tell me. ${answered} You see.`),
  );
});

it('a subtitle of two people is a segment of each; what has changed since is refused', async () => {
  const { services, shown, place, texts } = open(dialogue);
  const [cue] = await shown();
  const { segments } = await services['cues.asSegments'](place(cue!));
  expect(segments.map(({ id }) => id)).toEqual(cue!.segmentIds);
  fixture.library.edits.setText(cue!.segmentIds[1]!, 'There.');
  const [now] = await shown();
  expect(now!.lines[1]).toBe('-There.');
  const elsewhere = { ...place(cue!), startMs: 30_000, endMs: 31_000 };
  await expect(services['cues.setText']({ ...elsewhere, text: 'Lost.' })).rejects.toMatchObject({
    code: 'segment-changed',
  });
  expect(texts()[1]).toBe('Daniel: There.');
});

it.each([
  ['-One\n-Two', ['One', 'Two']],
  ['– One\n— Two', ['One', 'Two']],
  ['One\nTwo', ['One', 'Two']],
  ['-One and\nmore\n-Two', ['One and more', 'Two']],
  ['-One', ['One', '']],
  ['One', ['One', '']],
  ['', ['', '']],
  ['-One\n-Two\n-Three', ['One', 'Two -Three']],
])('%j is what each of two says', (typed, expected) => {
  expect(textsOfTurns(typed, 2)).toEqual(expected);
});
