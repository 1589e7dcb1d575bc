/**
 * `npm run bench:joined MODEL LANGUAGE FOLDER`: errors in words where recordings (NAME.wav beside NAME.json with the times of
 * utterances) are recognised one by one, and where all their utterances follow each other without any pause, so that the
 * borders of windows lie in speech.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createEngine } from '#native/lib/engine.ts';
import { sampleRateHz } from '#native/lib/types.ts';
import { spawnNodeWorker } from '#native/lib/worker/spawn-node-worker.ts';
import { createJoiner } from '#services/recognition/join-windows.ts';
import { Recognizer } from '#services/recognition/recognizer.ts';
import { SpokenLanguage } from '#services/recognition/spoken-language.ts';
import { transcribeWindow } from '#services/recognition/transcribe-window.ts';
import { createBuiltInDetector } from '#services/speech/detect/built-in-detector.ts';
import { speechWindows } from '#services/speech/speech-windows.ts';
import { errorsOf } from './word-errors.ts';

const [modelPath, language, folder] = process.argv.slice(2);
if (modelPath === undefined || language === undefined || folder === undefined) {
  process.stderr.write('npm run bench:joined MODEL LANGUAGE FOLDER\n');
  process.exit(2);
}
interface Utterance {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const engine = createEngine({ spawn: spawnNodeWorker(), priority: () => 'normal' });
const model = await engine.loadModel(modelPath, { useGpu: false });
const recognizer = new Recognizer(Promise.resolve({ model, withoutGpu: () => null }), new AbortController().signal);

async function* once(pcm: Int16Array) {
  yield pcm;
}

async function recognise(pcm: Int16Array): Promise<{ readonly text: string; readonly windows: number }> {
  const options = { language: language ?? 'en', translate: false, prompt: '', threads: null, modelId: 'bench' };
  const spoken = new SpokenLanguage({ language: options.language, languages: [], isMixed: false }, recognizer, null);
  const rules = { detector: createBuiltInDetector(), threshold: 0.5, paddingMs: 300, isEverything: false };
  const joiner = createJoiner();
  const texts: string[] = [];
  let windows = 0;
  for await (const window of speechWindows(once(pcm), { ...rules, channelCount: 1 })) {
    const context = { options, recognizer, language: spoken, speakerNames: ['', ''] as const, onPartial() {} };
    const { segments } = await transcribeWindow(window, context);
    texts.push(...joiner.own(window, segments).map(({ text }) => text));
    windows += 1;
  }
  return { text: texts.join(' '), windows };
}

function wordsOf(text: string): readonly string[] {
  const plain = text.toLowerCase().replaceAll('ё', 'е');
  return plain.match(/[\p{L}\p{N}']+/gu) ?? [];
}

const isRussian = (text: string) => /[а-яё]/iu.test(text);
const counts = { words: 0, apart: 0, windows: 0 };
const parts: Int16Array[] = [];
const texts: string[] = [];
for (const name of readdirSync(folder)
  .filter((one) => one.endsWith('.wav'))
  .toSorted()) {
  const file = path.join(folder, name);
  const { utterances } = JSON.parse(readFileSync(file.replace(/\.wav$/, '.json'), 'utf8')) as {
    readonly utterances: readonly Utterance[];
  };
  const all = utterances.map(({ text }) => text).join(' ');
  if (name.startsWith('mixed') || isRussian(all) !== (language === 'ru')) continue;
  const wav = readFileSync(file);
  const from = wav.indexOf('data', 12, 'latin1') + 8;
  const pcm = Int16Array.from({ length: Math.floor((wav.length - from) / 2) }, (_, at) =>
    wav.readInt16LE(from + at * 2),
  );
  counts.words += wordsOf(all).length;
  const { text, windows } = await recognise(pcm);
  counts.apart += errorsOf(wordsOf(all), wordsOf(text));
  counts.windows += windows;
  for (const one of utterances) {
    const at = (seconds: number) => Math.round(seconds * sampleRateHz);
    parts.push(pcm.subarray(at(one.start), at(one.end)));
    texts.push(one.text);
  }
}
const total = parts.reduce((sum, part) => sum + part.length, 0);
const joined = new Int16Array(total);
let at = 0;
for (const part of parts) {
  joined.set(part, at);
  at += part.length;
}
const { text, windows } = await recognise(joined);
const reference = wordsOf(texts.join(' '));
console.log(`one by one: ${counts.apart} errors of ${counts.words} words, ${counts.windows} windows`);
console.log(
  `without pauses: ${errorsOf(reference, wordsOf(text))} errors of ${reference.length} words, ${windows} windows, ${Math.round(total / sampleRateHz)} s`,
);
if (process.argv.includes('--text')) console.log(text);
await engine.close();
