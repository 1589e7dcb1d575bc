/**
 * Files over 4 GiB and a day of MP3 without a length, read whole: `npm run bench:large`. Says the length
 * found, the time, and the most memory that this process and ffmpeg held; fails where sound is missing or memory grows.
 */
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { decode } from '#services/media/decode.ts';
import { findFfmpeg } from '#services/media/find-ffmpeg.ts';
import { probe } from '#services/media/probe.ts';
import { soundSource } from '#services/media/sound-source.ts';

const maxMemoryMb = 400;
const dir = mkdtempSync(path.join(tmpdir(), 'bench-large-'));
const ffmpeg = (await findFfmpeg({ setting: null, resourcesDir: dir })).path;
const rateHz = 96_000;
const bytesPerSecond = rateHz * 4 * 2;
/** 5,600 s: 4.3 GB, 8 s more than fit into 32 bits. */
const seconds = 5600;

/** Two channels of 32 bit float: a tone in the first second of each minute, silence on disk as holes between. */
function writeWav(file: string, isRf64: boolean): void {
  const bytes = seconds * bytesPerSecond;
  const format = Buffer.alloc(24);
  format.write('fmt ', 'latin1');
  format.writeUInt32LE(16, 4);
  format.writeUInt16LE(3, 8);
  format.writeUInt16LE(2, 10);
  format.writeUInt32LE(rateHz, 12);
  format.writeUInt32LE(bytesPerSecond, 16);
  format.writeUInt16LE(8, 20);
  format.writeUInt16LE(32, 22);
  const long = Buffer.alloc(36);
  long.write('ds64', 'latin1');
  long.writeUInt32LE(28, 4);
  long.writeBigUInt64LE(BigInt(bytes + 72), 8);
  long.writeBigUInt64LE(BigInt(bytes), 16);
  long.writeBigUInt64LE(BigInt(seconds * rateHz), 24);
  const size = (value: number) => {
    const four = Buffer.alloc(4);
    four.writeUInt32LE(isRf64 ? 0xff_ff_ff_ff : value % 2 ** 32);
    return four;
  };
  const name = Buffer.from(isRf64 ? 'RF64' : 'RIFF', 'latin1');
  const start = [name, size(bytes + 36), Buffer.from('WAVE', 'latin1'), ...(isRf64 ? [long] : [])];
  const head = Buffer.concat([...start, format, Buffer.from('data', 'latin1'), size(bytes)]);
  const tone = Buffer.alloc(bytesPerSecond);
  for (let at = 0; at < rateHz * 2; at += 1) tone.writeFloatLE(0.5 * Math.sin(at / 2 / 30), at * 4);
  const handle = openSync(file, 'w');
  writeSync(handle, head, 0, head.length, 0);
  for (let second = 0; second < seconds; second += 60) {
    writeSync(handle, tone, 0, tone.length, head.length + second * bytesPerSecond);
  }
  writeSync(handle, Buffer.alloc(8), 0, 8, head.length + bytes - 8);
  closeSync(handle);
}

/** A quarter of an hour at each of some bit rates, again and again for a day, without a header that counts it. */
function writeDayOfMp3(file: string): void {
  const parts = [320, 32, 128, 64].map((kilobits) => {
    const part = path.join(dir, `${kilobits}.mp3`);
    const tone = ['-f', 'lavfi', '-i', 'sine=f=300:r=44100:d=900'];
    const how = ['-ac', '1', '-c:a', 'libmp3lame', '-b:a', `${kilobits}k`, '-write_xing', '0', '-id3v2_version', '0'];
    execFileSync(ffmpeg, ['-nostdin', '-v', 'error', ...tone, ...how, part]);
    return readFileSync(part);
  });
  const handle = openSync(file, 'w');
  for (let hour = 0; hour < 24; hour += 1) for (const part of parts) writeSync(handle, part);
  closeSync(handle);
}

function memoryMb(): number {
  const peak = (pid: string) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  const tasks = readdirSync('/proc/self/task');
  const children = tasks.flatMap((task) => readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' '));
  const pids = ['self', ...children.filter((pid) => pid !== '')];
  return pids.reduce((sum, pid) => sum + peak(pid), 0) / 1024;
}

async function read(name: string, expectedSeconds: number, tones: number | null): Promise<boolean> {
  const file = path.join(dir, name);
  const startedMs = performance.now();
  const { source, structure } = await soundSource(file, await probe(file, ffmpeg));
  let [samples, found, maxMb, pieces, lastLoud] = [0, 0, 0, 0, Number.NEGATIVE_INFINITY];
  const how = { ffmpeg, source, channels: 1, signal: new AbortController().signal };
  for await (const piece of decode(file, how)) {
    for (let at = 0; at < piece.length; at += 160) {
      if (Math.abs(piece[at] ?? 0) < 0.1) continue;
      if (samples + at - lastLoud > 16_000 * 30) found += 1;
      lastLoud = samples + at;
    }
    samples += piece.length;
    pieces += 1;
    if (pieces % 200 === 0) maxMb = Math.max(maxMb, memoryMb());
  }
  // Each of the parts of the day has its encoder's padding of some 50 ms.
  const isRight =
    Math.abs(samples / 16_000 - expectedSeconds) < expectedSeconds / 10_000 && (tones === null || found === tones);
  const isFine = isRight && maxMb < maxMemoryMb;
  const figures = [
    `${(statSync(file).size / 1e9).toFixed(2)} GB, ${structure.end}`,
    `${(samples / 16_000).toFixed(1)} of ${expectedSeconds} s`,
    ...(tones === null ? [] : [`${found} of ${tones} tones`]),
    `${((performance.now() - startedMs) / 1000).toFixed(0)} s`,
    `${maxMb.toFixed(0)} MB at most`,
  ];
  process.stdout.write(`${isFine ? '✓' : '✗'} ${name}: ${figures.join(' · ')}\n`);
  return isFine;
}

try {
  writeWav(path.join(dir, 'wrapped.wav'), false);
  writeWav(path.join(dir, 'long.rf64'), true);
  writeDayOfMp3(path.join(dir, 'day.mp3'));
  const tones = Math.ceil(seconds / 60);
  const results = [
    await read('wrapped.wav', seconds, tones),
    await read('long.rf64', seconds, tones),
    await read('day.mp3', 86_400, null),
  ];
  process.exitCode = results.every(Boolean) ? 0 : 1;
} finally {
  rmSync(dir, { recursive: true, force: true });
}
