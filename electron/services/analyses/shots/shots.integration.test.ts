import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { shotKind } from '#shared/analyses/shots.ts';
import { createEventBus } from '#shared/wire/event-bus.ts';
import { cuesServices } from '#services/api/cues.ts';
import { sampleOptions, sampleRecording, sampleSegment } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { fileStamp } from '#services/media/files/file-stamp.ts';
import { findFfmpeg } from '#services/media/find-ffmpeg.ts';
import { pictureChanges } from '#services/media/picture-changes.ts';
import { analyseHere } from '../run/analyse-here.fixture.ts';
import { shotsAnalyzer } from './shots-analyzer.ts';

const fixture = useTestLibrary();
let dir: string;
let ffmpeg: string;
/** Where the pictures of the film change. */
const cutsMs = [2000, 4400, 7000, 9520];

beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'кино-'));
  ffmpeg = (await findFfmpeg({ setting: null, resourcesDir: path.resolve('resources') })).path;
  // The moving picture and the fade at the end are no cuts.
  const lengths = { 'color=red': 2, testsrc: 2.4, 'color=blue': 2.6, testsrc2: 2.52, 'color=green': 3 };
  const sized = (picture: string) => `${picture}${picture.includes('=') ? ':' : '='}s=320x180:r=25`;
  const pictures = Object.entries(lengths).map(([picture, seconds]) =>
    '-f lavfi -i'.split(' ').concat(`${sized(picture)}:d=${seconds}`),
  );
  const sound = ['-f', 'lavfi', '-i', 'sine=f=200:r=16000:d=12.5'];
  const joined = `${pictures.map((_, nth) => `[${nth}:v]format=yuv420p[v${nth}]`).join(';')};${pictures.map((_, nth) => `[v${nth}]`).join('')}concat=n=${pictures.length}:v=1:a=0,fade=out:st=11:d=1.4[v]`;
  const codecs = ['-c:v', 'mpeg4', '-q:v', '3', '-c:a', 'pcm_s16le'];
  const make = [...pictures.flat(), ...sound, '-filter_complex', joined, '-map', '[v]', '-map', `${pictures.length}:a`];
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...make, ...codecs, path.join(dir, 'film.mkv')]);
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...sound, path.join(dir, 'sound.wav')]);
});
afterAll(() => rmSync(dir, { recursive: true }));

async function add(name: string, hasVideo: boolean): Promise<number> {
  const file = path.join(dir, name);
  const stamp = await fileStamp(file);
  const own = { path: file, sizeBytes: statSync(file).size, quickHash: name, stamp, durationMs: 12_500, hasVideo };
  const [recording] = fixture.library.recordings.add([{ ...sampleRecording(name), ...own }], sampleOptions);
  return recording?.id ?? 0;
}

const withoutNoise = (list: readonly { atMs: number; score: number }[]) => list.filter(({ score }) => score >= 10);

it('hard cuts are found to the frame, also from the middle of the film on; fades and movement are none', async () => {
  const file = path.join(dir, 'film.mkv');
  const from = async (fromMs: number) => {
    const all = [];
    for await (const change of pictureChanges(file, { ffmpeg, fromMs, signal: new AbortController().signal }))
      all.push(change);
    return withoutNoise(all).map(({ atMs }) => atMs);
  };
  expect(await from(0)).toEqual(cutsMs);
  expect(await from(5000)).toEqual(cutsMs.slice(2));
});

it('a stop is followed at once, before the first picture and between two', async () => {
  const file = path.join(dir, 'film.mkv');
  for (const stopAfter of [0, 1, 40]) {
    const controller = new AbortController();
    const read = async () => {
      let count = 0;
      const changes = pictureChanges(file, { ffmpeg, fromMs: 0, signal: controller.signal });
      const next = changes.next();
      if (stopAfter === 0) controller.abort();
      for (let one = await next; one.done !== true; one = await changes.next()) {
        count += 1;
        if (count === stopAfter) controller.abort();
      }
    };
    await expect(read()).rejects.toThrow(/abort/i);
  }
});

it('cuts are kept as an analysis, and subtitles keep to them where the preset says so', async () => {
  const recordingId = await add('film.mkv', true);
  const { library } = fixture;
  const { transcriptId } = library.transcripts.begin(recordingId);
  const segments = [
    sampleSegment(2300, 'Nobody saw the boat that evening.'),
    sampleSegment(6000, 'It came back in the morning.'),
  ];
  library.transcripts.commitWindow({ transcriptId, resumeMs: 12_500, language: 'en', segments });
  library.transcripts.finish(transcriptId, { durationMs: 12_500, sha256: 'x', warnings: [] });
  const services = cuesServices({ library, events: createEventBus() });
  const startsBy = async (preset: 'netflix' | 'youtube') =>
    (await services['cues.list']({ transcriptId, preset, rules: null, offset: 0, limit: 9 })).rows.map(
      ({ startMs, endMs }) => [startMs, endMs],
    );
  const before = await startsBy('youtube');
  await analyseHere(library, recordingId, shotsAnalyzer, {}, ffmpeg);
  expect(library.annotations.startsOf(recordingId, shotKind)).toEqual(cutsMs);
  const [run] = library.annotations.runs.list(recordingId);
  expect(run).toMatchObject({ analyzer: 'shots', state: 'done', isCurrent: true, summary: { cuts: cutsMs.length } });
  // A new service: what was cut before is kept until the text changes.
  Object.assign(services, cuesServices({ library, events: createEventBus() }));
  expect(await startsBy('youtube')).toEqual(before);
  const [first, second] = await startsBy('netflix');
  expect(first?.[0]).toBe(2000);
  expect(second?.[0]).toBe(6000);
  expect(second?.[1]).toBe(7000 - 84);
});

it('a recording without a picture has none, and the run ends as any other', async () => {
  const recordingId = await add('sound.wav', false);
  await analyseHere(fixture.library, recordingId, shotsAnalyzer, {}, ffmpeg);
  expect(fixture.library.annotations.runs.list(recordingId)[0]).toMatchObject({ state: 'done', summary: { cuts: 0 } });
});
