/**
 * `npm run bench:times ENGLISH-MODEL RUSSIAN-MODEL FOLDER…`: how far starts and ends of words are from where they are. Of
 * recordings with NAME.json (utterances with their times) the first and the last word of each utterance are compared, where
 * they were recognised as they are written. Then the same utterances without any pause between: what windows that must be cut
 * inside speech cost in words, against the recordings as they are.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sampleRateHz } from '#native/lib/types.ts';
import { errorCount } from '#shared/quality/scores.ts';
import { wordErrors } from '#services/scoring/word-errors.ts';
import { testServices } from '#services/wiring/services.fixture.ts';
import { wavOf } from '#services/media/wav-of.ts';

interface Utterance {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly language?: string;
}

const [english, russian, ...folders] = process.argv.slice(2);
if (english === undefined || russian === undefined || folders.length === 0) {
  process.stderr.write('npm run bench:times ENGLISH-MODEL RUSSIAN-MODEL FOLDER…\n');
  process.exit(2);
}
/** Further away it is another word. */
const maxMs = 1500;
const keysOf = (text: string) =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(/[^\p{L}\p{N}']+/u)
    .filter((word) => word !== '');

function samplesOf(file: string): Int16Array {
  const wav = readFileSync(file);
  const from = wav.indexOf('data', 12, 'latin1') + 8;
  return Int16Array.from({ length: Math.floor((wav.length - from) / 2) }, (_, at) => wav.readInt16LE(from + at * 2));
}

const recordings = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.wav'))
    .map((name) => {
      const file = path.join(folder, name);
      const { utterances } = JSON.parse(readFileSync(file.replace(/\.wav$/, '.json'), 'utf8')) as {
        utterances: readonly Utterance[];
      };
      const languages = new Set(utterances.map(({ text }) => (/[а-яё]/iu.test(text) ? 'ru' : 'en')));
      return { file, utterances, language: languages.size === 1 ? [...languages][0] : 'mixed' };
    }),
);

const dir = mkdtempSync(path.join(tmpdir(), 'times-'));
const app = await testServices(dir);
const quantile = (sorted: readonly number[], share: number) =>
  Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
const line = (what: string, errors: readonly number[]) => {
  const sorted = errors.toSorted((a, b) => a - b);
  const figures = `median ${quantile(sorted, 0.5)} ms, 95 % within ${quantile(sorted, 0.95)} ms`;
  process.stdout.write(`${what}: ${sorted.length} words, ${figures}\n`);
};
try {
  for (const [language, model] of [
    ['en', english],
    ['ru', russian],
  ] as const) {
    const own = recordings.filter((one) => one.language === language);
    await app.services['settings.set']({ modelId: path.resolve(model), recognitionLanguage: language });
    const starts: number[] = [];
    const ends: number[] = [];
    const reference: string[] = [];
    const recognised: string[] = [];
    const spoken: Int16Array[] = [];
    for (const { file, utterances } of own) {
      const [recording] = await app.transcribe(file);
      const transcriptId = recording?.transcriptId ?? null;
      if (transcriptId === null) throw new Error(`${file} was not transcribed`);
      const words = [...app.library.segments.iterate(transcriptId)].flatMap((segment) => segment.words);
      recognised.push(...words.flatMap(({ text }) => keysOf(text)));
      const pcm = samplesOf(file);
      for (const { start, end, text } of utterances) {
        const keys = keysOf(text);
        reference.push(...keys);
        const near = (key: string | undefined, ms: number, of: 'startMs' | 'endMs') =>
          words
            .filter((word) => keysOf(word.text)[0] === key && Math.abs(word[of] - ms) < maxMs)
            .map((word) => Math.abs(word[of] - ms))
            .toSorted((a, b) => a - b)[0];
        const [startError, endError] = [near(keys[0], start * 1000, 'startMs'), near(keys.at(-1), end * 1000, 'endMs')];
        if (startError !== undefined) starts.push(startError);
        if (endError !== undefined) ends.push(endError);
        spoken.push(pcm.slice(Math.round(start * sampleRateHz), Math.round(end * sampleRateHz)));
      }
    }
    line(`${language} starts`, starts);
    line(`${language} ends`, ends);
    const errors = (said: readonly string[]) =>
      errorCount(wordErrors(reference, said, ['case', 'punctuation', 'numbers']).counts);
    const all = new Int16Array(spoken.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of spoken) {
      all.set(part, at);
      at += part.length;
    }
    const file = path.join(dir, `${language}-without-pauses.wav`);
    writeFileSync(file, wavOf(all));
    const [joined] = await app.transcribe(file);
    const text = keysOf(app.text(joined?.id ?? 0));
    const seconds = Math.round(all.length / sampleRateHz);
    process.stdout.write(
      `${language} words: ${errors(recognised)} errors of ${reference.length} with pauses, ` +
        `${errors(text)} without any in ${seconds} s (${Math.ceil(seconds / 29)} windows or more)\n`,
    );
  }
} finally {
  await app.end();
  rmSync(dir, { recursive: true, force: true });
}
