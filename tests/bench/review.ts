/**
 * How many of the words that a model got wrong stand in the first part of the review's list: the curve of issue “doubtful
 * words”. The errors are real: the test recordings, clean and spoilt by noise, speed, pitch or a narrow line, are
 * recognised with the demo model and aligned with what is said in them. Usage: `node tests/bench/review.ts [condition…]`.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { alignWords } from '../accuracy/align-words.ts';
import { doubtfulPlaces } from '#services/review/doubtful-places.ts';
import { doubtOf } from '#services/review/doubt-score.ts';
import { testServices, type TestServices } from '#services/wiring/services.fixture.ts';
import type { Segment } from '#shared/segment.ts';

const speech = path.resolve('tests/fixtures/speech');
const files = [
  ...Array.from({ length: 12 }, (_, nth) => path.join(speech, `short${String(nth + 1).padStart(2, '0')}.wav`)),
  path.join(speech, 'words.wav'),
  path.resolve('resources/samples/interview.wav'),
];

/** Filters of ffmpeg; `noise` is mixed in, its strength 0…1. */
const conditions: Readonly<Record<string, { readonly noise?: number; readonly filter?: string }>> = {
  clean: {},
  'faint noise': { noise: 0.004 },
  noise: { noise: 0.015 },
  'loud noise': { noise: 0.03 },
  fast: { filter: 'atempo=1.15' },
  slow: { filter: 'atempo=0.85' },
  'high voice': { filter: 'asetrate=17000,aresample=16000' },
  muffled: { filter: 'lowpass=f=1800' },
  telephone: { filter: 'highpass=f=300,lowpass=f=3400' },
};
const shares = [0.02, 0.05, 0.1, 0.15, 0.2, 0.3] as const;

interface JudgedWord {
  readonly score: number;
  readonly isWrong: boolean;
}

export interface ReviewCurve {
  readonly condition: string;
  readonly wordCount: number;
  readonly wrongCount: number;
  /** Share of the wrong words among the first 2, 5, 10, 15, 20 and 30 % of all words in the list's order. */
  readonly found: readonly number[];
  /** Places that the app would list, of all words. */
  readonly listedShare: number;
}

export interface RecognisedText {
  readonly segments: readonly Segment[];
  /** What is said in it. */
  readonly reference: string;
}

/** The curve over all words of texts that were recognised. */
export async function curveOfTexts(condition: string, texts: readonly RecognisedText[]): Promise<ReviewCurve> {
  const judged: JudgedWord[] = [];
  let listed = 0;
  for (const { segments, reference } of texts) {
    judged.push(...judge(segments, reference));
    listed += (await doubtfulPlaces(segments)).places.length;
  }
  return curveOf(condition, judged, listed);
}

export async function reviewCurve(condition: string): Promise<ReviewCurve> {
  const app = await testServices();
  try {
    const texts: RecognisedText[] = [];
    for (const file of files) {
      const segments = await recognise(app, file, condition);
      texts.push({ segments, reference: readFileSync(file.replace('.wav', '.txt'), 'utf8') });
    }
    return await curveOfTexts(condition, texts);
  } finally {
    await app.end();
  }
}

async function recognise(app: TestServices, file: string, condition: string): Promise<readonly Segment[]> {
  const target = path.join(app.dir, `${condition} ${path.basename(file)}`);
  const { noise, filter } = conditions[condition] ?? {};
  const spoil = noise === undefined ? ['-af', filter ?? 'anull'] : ['-filter_complex', mixIn(noise)];
  const args = ['-nostdin', '-y', '-v', 'error', '-i', file, ...spoil, '-ar', '16000', '-ac', '1', target];
  execFileSync('ffmpeg', args);
  const [recording] = await app.transcribe(target);
  return [...app.library.segments.iterate(recording!.transcriptId!)];
}

function mixIn(strength: number): string {
  return `anoisesrc=r=16000:c=pink:a=${strength}:seed=7[noise];[0][noise]amix=inputs=2:duration=first:normalize=0`;
}

function judge(segments: readonly Segment[], reference: string): readonly JudgedWord[] {
  const placed = segments.flatMap((segment) => segment.words.map((word) => ({ word, segment })));
  const wrong = alignWords(
    reference,
    placed.map(({ word }) => word.text),
  );
  return placed.map(({ word, segment }, nth) => {
    const [before, after] = [placed[nth - 1]?.word ?? null, placed[nth + 1]?.word ?? null];
    return { score: doubtOf({ word, before, after, segment }).score, isWrong: wrong[nth] ?? false };
  });
}

function curveOf(condition: string, judged: readonly JudgedWord[], listed: number): ReviewCurve {
  const inOrder = judged.toSorted((one, other) => other.score - one.score);
  const wrongCount = judged.filter(({ isWrong }) => isWrong).length;
  const found = shares.map(
    (share) => inOrder.slice(0, Math.round(judged.length * share)).filter(({ isWrong }) => isWrong).length / wrongCount,
  );
  return { condition, wordCount: judged.length, wrongCount, found, listedShare: listed / judged.length };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`.padStart(6);
}

if (import.meta.main) {
  const wanted = process.argv.slice(2);
  const head = `${'condition'.padEnd(12)} words wrong        listed ${shares.map(percent).join('')} of the words hold`;
  console.log(head);
  for (const condition of wanted.length > 0 ? wanted : Object.keys(conditions)) {
    const { wordCount, wrongCount, found, listedShare } = await reviewCurve(condition);
    const wrong = `${String(wrongCount).padStart(5)} (${((wrongCount / wordCount) * 100).toFixed(1)} %)`.padEnd(14);
    console.log(
      `${condition.padEnd(12)} ${String(wordCount).padStart(5)} ${wrong} ${percent(listedShare)} ${found.map(percent).join('')}`,
    );
  }
}
