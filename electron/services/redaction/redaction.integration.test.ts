import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SoundBand } from '#shared/sharing/redaction.ts';
import { redactionOptionsSchema } from '#shared/sharing/redaction.ts';
import { testServices, type TestServices } from '#services/wiring/services.fixture.ts';
import { checkBands } from './proof/check-bands.ts';
import { readMetadata } from './proof/read-metadata.ts';
import { lookAtSound } from './sound/look-at-sound.ts';
import { renderSound } from './sound/render-sound.ts';

const speech = path.resolve('tests/fixtures/speech');
const bands: readonly SoundBand[] = [
  { startMs: 500, endMs: 1200, treatment: 'silence' },
  { startMs: 2000, endMs: 2500, treatment: 'tone' },
];
const signal = new AbortController().signal;
let dir = '';

beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'redaction-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function ffmpeg(...args: readonly string[]): void {
  execFileSync('ffmpeg', ['-nostdin', '-v', 'error', '-y', ...args]);
}

function samplesOf(file: string, track = 0): Int32Array {
  const args = ['-nostdin', '-v', 'error', '-i', file, '-map', `0:a:${track}`, '-f', 's32le', '-'];
  const bytes = execFileSync('ffmpeg', args, { maxBuffer: 1e9 });
  return new Int32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}

async function rendered(file: string, picture: 'keep' | 'blur' = 'keep') {
  const name = `out-${path.basename(file).replace('.', '-')}-${picture}`;
  const out = await renderSound({ file, ffmpeg: 'ffmpeg', bands, picture, dir, name, signal, onProgress: () => {} });
  return { ...out, file: path.join(dir, out.fileName) };
}

describe('kinds of files', () => {
  const tags = ['-metadata', 'title=Anna Weber', '-metadata', 'comment=secret'];
  const from = path.join(speech, 'short01.wav');

  it.each([
    ['s16.wav', ['-c:a', 'pcm_s16le']],
    ['s24.wav', ['-c:a', 'pcm_s24le', '-ac', '2', '-ar', '44100']],
    ['deep.flac', ['-c:a', 'flac', '-sample_fmt', 's32', '-ar', '48000']],
    ['plain.flac', ['-c:a', 'flac', '-ac', '6']],
    ['lossless.m4a', ['-c:a', 'alac']],
  ])('%s keeps each sample outside the bands, and its length', async (name, how) => {
    const source = path.join(dir, name);
    ffmpeg('-i', from, '-t', '4', ...how, ...tags, source);
    const out = await rendered(source);
    const [before, after] = [samplesOf(source), samplesOf(out.file)];
    const [track] = out.tracks;
    const { channels = 1, rateHz = 16_000 } = track ?? {};
    expect(after.length).toBe(before.length);
    expect(out.tracks).toEqual([{ index: 0, samples: before.length / channels, rateHz, channels, isExact: true }]);
    const at = (ms: number) => ((ms * rateHz) / 1000) * channels;
    for (const [start, end] of [
      [0, 500],
      [1200, 2000],
      [2500, 4000],
    ]) {
      expect(after.subarray(at(start ?? 0), at(end ?? 0))).toEqual(before.subarray(at(start ?? 0), at(end ?? 0)));
    }
    expect(after.subarray(at(510), at(1190)).every((sample) => sample === 0)).toBe(true);
    expect(readMetadata((await lookAtSound(out.file, 'ffmpeg')).said)).toEqual([]);
  });

  it.each([
    ['a.mp3', ['-c:a', 'libmp3lame', '-ar', '44100']],
    ['b.m4a', ['-c:a', 'aac', '-ar', '44100', '-ac', '2']],
    ['d.opus', ['-c:a', 'libopus']],
  ])('%s is as long as before, and holds nothing in the bands', async (name, how) => {
    const source = path.join(dir, name);
    ffmpeg('-i', from, '-t', '4', ...how, ...tags, source);
    const out = await rendered(source);
    expect(samplesOf(out.file).length).toBe(samplesOf(source).length);
    const { rateHz = 0, channels = 1 } = out.tracks[0] ?? {};
    expect(await checkBands(out.file, 0, { ffmpeg: 'ffmpeg', rateHz, channels, bands, signal })).toMatchObject({
      openAtMs: [],
    });
    expect(await checkBands(source, 0, { ffmpeg: 'ffmpeg', rateHz, channels, bands, signal })).toMatchObject({
      openAtMs: [500, 2000],
    });
    expect(readMetadata((await lookAtSound(out.file, 'ffmpeg')).said)).toEqual([]);
  });

  it('a film with captions, chapters and a cover keeps its picture and two tracks, and nothing else', async () => {
    const source = path.join(dir, 'film.mkv');
    const srt = path.join(dir, 'said.srt');
    writeFileSync(srt, '1\n00:00:01,000 --> 00:00:03,000\nAnna Weber\n');
    const picture = ['-f', 'lavfi', '-i', 'testsrc=s=160x120:r=10:d=4'];
    ffmpeg(
      '-i',
      from,
      ...picture,
      '-i',
      srt,
      '-map',
      '1:v',
      '-map',
      '0:a',
      '-map',
      '0:a',
      '-map',
      '2',
      '-t',
      '4',
      '-c:v',
      'libx264',
      '-c:a:0',
      'aac',
      '-c:a:1',
      'flac',
      '-metadata:s:a:1',
      'title=Anna',
      '-attach',
      srt,
      '-metadata:s:t',
      'mimetype=text/plain',
      ...tags,
      source,
    );
    for (const kind of ['keep', 'blur'] as const) {
      const out = await rendered(source, kind);
      const looked = await lookAtSound(out.file, 'ffmpeg');
      expect(readMetadata(looked.said)).toEqual([]);
      expect([looked.tracks.length, looked.picture]).toEqual([2, 'h264']);
      expect(readFileSync(out.file).includes('Anna')).toBe(false);
    }
  });
});

describe('in the app', () => {
  let app: TestServices;
  let recordingId = 0;
  const file = path.join(speech, 'short02.wav');
  const options = redactionOptionsSchema.parse({ formats: ['txt', 'srt', 'docx'] });
  const digest = () => createHash('sha256').update(readFileSync(file)).digest('hex');

  beforeAll(async () => {
    app = await testServices();
    const [recording] = await app.transcribe(file);
    recordingId = recording?.id ?? 0;
  });
  afterAll(async () => await app.end());

  async function exported(isForced = false) {
    const out = mkdtempSync(path.join(dir, 'out-'));
    await app.services['redaction.start']({ recordingId, folder: out, options, isForced });
    return { out, ended: await app.redactions.wait(recordingId) };
  }

  it('nothing is exported before something is marked', async () => {
    const start = app.services['redaction.start']({ recordingId, folder: dir, options, isForced: false });
    await expect(start).rejects.toMatchObject({ code: 'nothing-to-redact' });
  });

  it('a phrase that is marked wherever it is said is in no part of the result, and the original is untouched', async () => {
    const before = digest();
    await app.services['redaction.addAlike']({ recordingId, text: 'legal', kind: 'other' });
    const { out, ended } = await exported();
    expect(ended?.result).toMatchObject({ outcome: 'clean', leaks: [], folder: out });
    const [track] = ended?.result?.tracks ?? [];
    expect(track?.samples).toBe(track?.sourceSamples);
    expect(track?.wordCount).toBeGreaterThan(5);
    expect(readdirSync(out).toSorted()).toEqual([
      'short02.redacted.docx',
      'short02.redacted.log.json',
      'short02.redacted.srt',
      'short02.redacted.txt',
      'short02.redacted.wav',
    ]);
    expect(readFileSync(path.join(out, 'short02.redacted.txt'), 'utf8')).toMatch(/\[redacted\]/);
    for (const name of readdirSync(out)) expect(readFileSync(path.join(out, name)).includes('legal')).toBe(false);
    expect(digest()).toBe(before);
  });

  it('where the times of a word are wrong it is still recognised: nothing is saved, unless it is forced', async () => {
    const { transcriptId } = app.library.recordings.get(recordingId);
    await app.services['redaction.undo']({ recordingId });
    app.library.edits.apply({ name: 'replace', detail: { from: '', to: '', count: 1 } }, (step) => {
      for (const { id, words } of app.library.segments.iterate(transcriptId ?? 0)) {
        const at = words.findIndex(({ text }) => /legal/i.test(text));
        // All but the first word stand at the beginning of their segment, where they are not said.
        if (at > 0)
          step.set(id, {
            words: words.map((word, nth) => ({
              ...word,
              startMs: (words[0]?.startMs ?? 0) + nth * 20,
              endMs: (words[0]?.startMs ?? 0) + nth * 20 + 20,
            })),
          });
      }
    });
    await app.services['redaction.addAlike']({ recordingId, text: 'legal', kind: 'other' });
    const { out, ended } = await exported();
    expect(ended?.result?.outcome).toBe('refused');
    expect(ended?.result?.leaks.map(({ where }) => where)).toContain('sound');
    expect(readdirSync(out)).toEqual([]);
    const accepted = await app.services['redaction.accept']({ recordingId });
    expect(accepted.result?.outcome).toBe('forced');
    expect(readFileSync(path.join(out, 'short02.redacted.log.json'), 'utf8')).toContain('"outcome": "forced"');
    expect(existsSync(path.join(out, 'short02.redacted.wav'))).toBe(true);
  });
});
