/** What other programs put behind a recording is neither a cut nor a part of it. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decode } from '../decode.ts';
import { findFfmpeg } from '../find-ffmpeg.ts';
import { probe } from '../probe.ts';
import { soundSource } from '../sound-source.ts';
import { readStructure } from './read-structure.ts';

let dir = '';
let ffmpeg = '';
const at = (name: string) => path.join(dir, name);

beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'tail-'));
  ffmpeg = (await findFfmpeg({ setting: null, resourcesDir: dir })).path;
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** Any bytes, but the same each time. */
const random = Buffer.from(Array.from({ length: 700 }, (_, i) => (i * i * 31 + i * 7 + 201) % 256));
const tails: readonly (readonly [name: string, bytes: Buffer])[] = [
  ['four letters', Buffer.from('done')],
  ['a line break', Buffer.from('\r\n')],
  ['four zeros', Buffer.alloc(4)],
  ['a byte of ones', Buffer.from([0xff])],
  ['a sentence', Buffer.from('Uploaded by the gateway on 28 November, checked and found good.\n')],
  ['a tag of MP3', Buffer.concat([Buffer.from('TAG'), Buffer.alloc(125, 0x20)])],
  ['any bytes', random],
  ['a cluster of zeros', Buffer.alloc(4096)],
];

const files: readonly (readonly [name: string, format: string, how: readonly string[]])[] = [
  ['pcm.wav', 'wav', []],
  ['rf64.wav', 'wav', ['-rf64', 'always']],
  ['sony.w64', 'w64', []],
  ['big.aiff', 'aiff', []],
  ['pcm.caf', 'caf', []],
  ['alac.caf', 'caf', ['-c:a', 'alac']],
  ['wma.wma', 'asf', []],
  ['index-last.m4a', 'mov,mp4,m4a,3gp,3g2,mj2', ['-c:a', 'aac']],
  ['index-first.mp4', 'mov,mp4,m4a,3gp,3g2,mj2', ['-c:a', 'aac', '-movflags', '+faststart']],
  ['fragments.mp4', 'mov,mp4,m4a,3gp,3g2,mj2', ['-c:a', 'aac', '-movflags', 'frag_keyframe+empty_moov']],
  ['quick.mov', 'mov,mp4,m4a,3gp,3g2,mj2', ['-c:a', 'pcm_s16le']],
  ['opus.mka', 'matroska,webm', ['-c:a', 'libopus']],
  ['opus.webm', 'matroska,webm', ['-c:a', 'libopus']],
  ['live.webm', 'matroska,webm', ['-c:a', 'libopus', '-live', '1']],
  ['vorbis.ogg', 'ogg', ['-c:a', 'libvorbis']],
  ['opus.opus', 'ogg', []],
  ['flac.flac', 'flac', []],
  ['xing.mp3', 'mp3', ['-c:a', 'libmp3lame']],
  ['plain.mp3', 'mp3', ['-c:a', 'libmp3lame', '-write_xing', '0', '-id3v2_version', '0']],
  ['frames.aac', 'aac', ['-c:a', 'aac']],
  ['flash.flv', 'flv', ['-ar', '44100', '-c:a', 'libmp3lame']],
  ['packets.wv', 'wv', []],
  ['true.tta', 'tta', []],
  ['stream.ts', 'mpegts', ['-c:a', 'aac']],
];

describe.each(files)('%s', (name, format, how) => {
  beforeAll(() => {
    const noise = ['-f', 'lavfi', '-i', 'anoisesrc=d=1:r=48000:a=0.1'];
    execFileSync('ffmpeg', ['-nostdin', '-y', '-v', 'error', ...noise, ...how, name], { cwd: dir });
  });

  test.each(tails)('%s behind it is no damage', async (_, bytes) => {
    const own = at(`tail-${name}`);
    copyFileSync(at(name), own);
    appendFileSync(own, bytes);
    const { end } = await readStructure(own, format);
    expect(['whole', 'unknown']).toContain(end);
  });

  test('all of its sound is read with it', async () => {
    const own = at(`tail-${name}`);
    copyFileSync(at(name), own);
    appendFileSync(own, 'Checked and found good by the gateway.\n');
    const { source } = await soundSource(own, await probe(own, ffmpeg));
    let samples = 0;
    for await (const piece of decode(own, { ffmpeg, source, channels: 1, signal: AbortSignal.timeout(20_000) })) {
      samples += piece.length;
    }
    expect(Math.abs(samples / 16_000 - 1)).toBeLessThan(0.15);
  });
});
