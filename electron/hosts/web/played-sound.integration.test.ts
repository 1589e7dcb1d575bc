import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SoundChoice } from '#shared/audio-track.ts';
import type { Reply } from '#shared/contract/contract.ts';
import type { FindingPage } from '#shared/watch.ts';
import { openLibrary } from '#services/library/open-library.ts';
import { sampleOptions } from '#services/library/library.fixture.ts';
import { silentLog } from '#services/log.ts';
import { fileStamp } from '#services/media/files/file-stamp.ts';
import { findFfmpeg } from '#services/media/find-ffmpeg.ts';
import { nodeEngineWorker } from '#services/recognition/node-engine-worker.ts';
import type { Recording } from '#shared/recording.ts';
import { startWebHost, type WebHost } from './web.ts';

const ffmpeg = (await findFfmpeg({ setting: null, resourcesDir: path.resolve('resources') })).path;
const lowHz = 300;
const highHz = 2500;
let dir: string;
let host: WebHost;
const ids = new Map<string, number>();

interface Made {
  readonly name: string;
  readonly parts: 'channels' | 'tracks';
  readonly codec: readonly string[];
  readonly sound: SoundChoice | undefined;
  /** Null: both are played. */
  readonly hz: number | null;
}

const second = { track: null, eachChannel: false, channels: [1] } as const;
const made: readonly Made[] = [
  { name: 'both.wav', parts: 'channels', codec: ['-c:a', 'pcm_s16le'], sound: undefined, hz: null },
  {
    name: 'apart.wav',
    parts: 'channels',
    codec: ['-c:a', 'pcm_s16le'],
    sound: { track: null, eachChannel: true },
    hz: null,
  },
  { name: 'right.wav', parts: 'channels', codec: ['-c:a', 'pcm_s16le'], sound: second, hz: highHz },
  { name: 'left.wav', parts: 'channels', codec: ['-c:a', 'pcm_f32le'], sound: { ...second, channels: [0] }, hz: lowHz },
  { name: 'right.mp3', parts: 'channels', codec: ['-c:a', 'libmp3lame'], sound: second, hz: highHz },
  { name: 'right.ogg', parts: 'channels', codec: ['-c:a', 'libvorbis'], sound: second, hz: highHz },
  { name: 'first.mkv', parts: 'tracks', codec: ['-c:a', 'flac'], sound: { track: 0, eachChannel: false }, hz: lowHz },
  { name: 'second.mkv', parts: 'tracks', codec: ['-c:a', 'flac'], sound: { track: 1, eachChannel: false }, hz: highHz },
  { name: 'second.m4a', parts: 'tracks', codec: ['-c:a', 'aac'], sound: { track: 1, eachChannel: false }, hz: highHz },
  { name: 'second.ts', parts: 'tracks', codec: ['-c:a', 'mp2'], sound: { track: 1, eachChannel: false }, hz: highHz },
];

beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'played-'));
  mkdirSync(path.join(dir, 'page'));
  const library = openLibrary({ dir: path.join(dir, 'library'), log: silentLog });
  const terms = [{ term: 'refund', match: 'any', severity: 'high', note: '' } as const];
  library.watch.lists.save({ listId: null, name: 'Money', terms });
  for (const { name, parts, codec, sound } of made) {
    const file = path.join(dir, name);
    writeTones(file, parts, codec);
    const known = { sizeBytes: statSync(file).size, quickHash: name, stamp: await fileStamp(file) };
    const [added] = library.recordings.add([{ path: file, name, ...known, durationMs: 2000, hasVideo: false }], {
      ...sampleOptions,
      ...(sound && { sound }),
    });
    const { transcriptId } = library.transcripts.begin(added!.id);
    const words = [{ startMs: 100, endMs: 900, text: 'refund', probability: 0.9 }];
    const segments = [{ startMs: 100, endMs: 900, text: 'refund', words }];
    library.transcripts.commitWindow({ transcriptId, resumeMs: 2000, language: 'en', segments });
    library.transcripts.finish(transcriptId, { durationMs: 2000, sha256: name, warnings: [] });
    ids.set(name, added!.id);
  }
  library.close();
  host = await startWebHost({
    libraryDir: path.join(dir, 'library'),
    modelsDir: path.join(dir, 'models'),
    resourcesDir: path.resolve('resources'),
    version: 'test',
    systemLanguage: 'en',
    log: silentLog,
    spawnEngineWorker: nodeEngineWorker,
    pageDir: path.join(dir, 'page'),
    port: 0,
    idleExitMs: null,
    onIdle: () => {},
  });
});
afterAll(async () => {
  await host.close();
  rmSync(dir, { recursive: true, force: true });
});

function writeTones(file: string, parts: Made['parts'], codec: readonly string[]): void {
  const tones = [lowHz, highHz].flatMap((hz) => ['-f', 'lavfi', '-i', `sine=frequency=${hz}:duration=2`]);
  const join = ['-filter_complex', '[0][1]amerge=inputs=2[out]', '-map', '[out]'];
  const maps = parts === 'channels' ? join : ['-map', '0', '-map', '1'];
  execFileSync(ffmpeg, ['-v', 'error', ...tones, ...maps, ...codec, file]);
}

async function call<T>(name: string, input: unknown): Promise<T> {
  const { origin, hash } = new URL(host.url);
  const headers = {
    authorization: `Bearer ${hash.slice('#token='.length)}`,
    origin,
    'content-type': 'application/json',
  };
  const answer = await fetch(`${origin}/api/${name}`, { method: 'POST', headers, body: JSON.stringify(input) });
  const reply = (await answer.json()) as Reply<T>;
  if (!reply.ok) throw new Error(reply.failure.code);
  return reply.value;
}

/** Of what a page that plays this key gets: how loud the low and the high tone are, in all channels together. */
async function toneLevels(mediaKey: string): Promise<{ readonly low: number; readonly high: number }> {
  const { mediaBase } = await call<{ mediaBase: string }>('system.info', {});
  const answer = await fetch(new URL(`${mediaBase}${mediaKey}`, host.url));
  expect(answer.status).toBe(200);
  const served = path.join(dir, 'served');
  writeFileSync(served, Buffer.from(await answer.arrayBuffer()));
  const level = (filter: string) => {
    const how = [
      '-v',
      'error',
      '-i',
      served,
      '-map',
      '0:a:0',
      '-af',
      filter,
      '-ac',
      '1',
      '-ar',
      '16000',
      '-f',
      's16le',
      '-',
    ];
    const bytes = execFileSync(ffmpeg, how, { maxBuffer: 1e8 });
    let sum = 0;
    for (let at = 0; at + 1 < bytes.length; at += 2) sum += bytes.readInt16LE(at) ** 2;
    return Math.sqrt(sum / (bytes.length / 2));
  };
  return { low: level('lowpass=f=700,lowpass=f=700'), high: level('highpass=f=1800,highpass=f=1800') };
}

function expectTone({ low, high }: { readonly low: number; readonly high: number }, hz: number | null): void {
  if (hz !== highHz) expect(low).toBeGreaterThan(500);
  if (hz !== lowHz) expect(high).toBeGreaterThan(500);
  if (hz === lowHz) expect(high).toBeLessThan(low / 8);
  if (hz === highHz) expect(low).toBeLessThan(high / 8);
}

test.each(made)('$name is played as the sound its text was made of', async ({ name, hz }) => {
  const { mediaKey } = await call<Recording>('recordings.get', { recordingId: ids.get(name) });
  expectTone(await toneLevels(mediaKey), hz);
});

test('a finding is played as the sound its text was made of', async () => {
  const filter = { states: [], severities: [], listId: null, recordingId: null };
  const { rows } = await call<FindingPage>('findings.list', { filter, snapshot: null, offset: 0, limit: 50 });
  expect(rows.map(({ recordingName }) => recordingName).toSorted()).toEqual(made.map(({ name }) => name).toSorted());
  for (const { recordingName, mediaKey } of rows) {
    expectTone(await toneLevels(mediaKey), made.find(({ name }) => name === recordingName)!.hz);
  }
});
