/**
 * Writes tests/fixtures/golden/*.json: what whisper-cli, built from the same sources with the same flags, makes of every
 * test recording with the demo model and its default settings. Run it again when the model or whisper.cpp changes.
 */
import { execFile } from 'node:child_process';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { buildWhisperCli } from './build-whisper-cli.ts';

const root = resolve(import.meta.dirname, '../..');
const buildFolder = join(root, '.cache', 'whisper-cli');
const golden = join(root, 'tests', 'fixtures', 'golden');
const model = join(root, 'resources', 'models', 'ggml-demo-q8_0.bin');
const run = promisify(execFile);

interface WhisperOutput {
  readonly transcription: readonly {
    readonly offsets: { readonly from: number; readonly to: number };
    readonly text: string;
  }[];
}

async function recordings(): Promise<string[]> {
  const speech = join(root, 'tests', 'fixtures', 'speech');
  const names = (await readdir(speech)).filter((name) => name.endsWith('.wav')).sort();
  return [...names.map((name) => join(speech, name)), join(root, 'resources', 'samples', 'interview.wav')];
}

async function transcribe(whisperCli: string, recording: string): Promise<void> {
  const name = basename(recording, '.wav');
  const output = join(buildFolder, name);
  await run(whisperCli, ['-m', model, '-f', recording, '-oj', '-of', output]);
  const { transcription } = JSON.parse(await readFile(`${output}.json`, 'utf8')) as WhisperOutput;
  const segments = transcription.map(({ offsets, text }) => ({
    startMs: offsets.from,
    endMs: offsets.to,
    text: text.trim(),
  }));
  const text = segments.map((segment) => segment.text).join(' ');
  await writeFile(join(golden, `${name}.json`), `${JSON.stringify({ text, segments }, null, 1)}\n`);
  console.log(`${name}: ${segments.length} segments`);
}

await mkdir(golden, { recursive: true });
console.log('Building whisper-cli …');
const whisperCli = join(await buildWhisperCli('ours'), 'whisper-cli');
for (const recording of await recordings()) await transcribe(whisperCli, recording);
