/** One recording from a file as a microphone, killed in the middle; and what the next start makes of it. */
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { silentLog } from '#services/log.ts';
import { nodeEngineWorker } from '#services/recognition/node-engine-worker.ts';
import { createServices } from '#services/wiring/services.ts';

const cli = path.resolve(import.meta.dirname, '../../electron/hosts/cli.ts');
const rateHz = 16_000;
const headerBytes = 80;

export interface KilledRecording {
  /** Sound that was given to the app and is not in the file. */
  readonly lostMs: number;
  readonly savedMs: number;
  /** What differs from what was said; empty where nothing does. */
  readonly faults: readonly string[];
}

/** Kills the recorder after so much sound, at `speed` times the speed of speech. */
export async function killRecording(
  dir: string,
  file: string,
  killAtMs: number,
  speed: number,
): Promise<KilledRecording> {
  const args = [cli, 'record', '--input', file, '--speed', String(speed), '--json-progress'];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, STENOGRAM_USER_DATA: dir, LC_ALL: 'en_US.UTF-8' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let confirmedFrames = 0;
  const killed = new Promise<number>((resolve) => {
    createInterface(child.stderr).on('line', (line) => {
      const frames = /^\{"type":"saved","frames":(\d+)\}$/.exec(line)?.[1];
      if (frames === undefined) return;
      const isFirst = confirmedFrames === 0;
      confirmedFrames = Number(frames);
      // By the clock and not by what was confirmed, so that it falls anywhere within a write.
      if (isFirst) setTimeout(() => resolve(performance.now()), killAtMs / speed);
    });
    child.once('exit', () => resolve(performance.now()));
  });
  await killed;
  const gone = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGKILL');
  await gone;
  return await look(dir, file, confirmedFrames, killAtMs);
}

async function look(dir: string, file: string, confirmedFrames: number, killAtMs: number): Promise<KilledRecording> {
  const faults: string[] = [];
  const running = await createServices({
    libraryDir: path.join(dir, 'library'),
    modelsDir: path.join(dir, 'models'),
    resourcesDir: path.resolve(import.meta.dirname, '../../resources'),
    host: 'cli',
    version: 'fault',
    mediaBase: '',
    systemLanguage: 'en',
    log: silentLog,
    spawnEngineWorker: nodeEngineWorker,
    quietMs: 0,
  });
  const { library } = running;
  const { rows } = library.recordings.list({ offset: 0, limit: 2, bin: false });
  const [recording] = rows;
  if (recording === undefined || rows.length !== 1) throw new Error(`${rows.length} recordings after a kill`);
  const sound = readFileSync(recording.path);
  const frames = (sound.length - headerBytes) / 2;
  const source = readFileSync(file).subarray(44);
  if (frames < confirmedFrames) faults.push(`${confirmedFrames} frames were confirmed as saved, ${frames} are there`);
  if (!sound.subarray(headerBytes).equals(source.subarray(0, frames * 2))) faults.push('the sound differs');
  if (sound.readUInt32LE(76) !== frames * 2) faults.push('the header does not tell the length');
  const live = await textOf(running, recording.id);
  const copy = path.join(dir, 'copy.wav');
  // Other bytes, so that it is another recording: the same sound behind another header.
  writeFileSync(copy, Buffer.concat([plainHeader(frames), sound.subarray(headerBytes)]));
  const { added } = await running.services['recordings.add']({ paths: [copy] });
  const fromFile = await textOf(running, added[0]?.id ?? 0);
  if (live === '' || live !== fromFile) faults.push(`the text differs:\n${live}\n${fromFile}`);
  await running.close();
  const savedMs = (frames / rateHz) * 1000;
  return { lostMs: Math.max(0, killAtMs - savedMs), savedMs, faults };
}

async function textOf(running: Awaited<ReturnType<typeof createServices>>, recordingId: number): Promise<string> {
  await running.queue.runOne(recordingId);
  const { transcriptId, state } = running.library.recordings.get(recordingId);
  if (transcriptId === null || state !== 'done') return '';
  return [...running.library.segments.iterate(transcriptId)]
    .map(({ startMs, endMs, text, words }) => JSON.stringify([startMs, endMs, text, words]))
    .join('\n');
}

function plainHeader(frames: number): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + frames * 2, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rateHz, 24);
  header.writeUInt32LE(rateHz * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(frames * 2, 40);
  return header;
}
