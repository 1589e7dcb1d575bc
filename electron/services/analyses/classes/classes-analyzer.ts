import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readClassifier, type StoredClassifier } from '#services/classifiers/classifier-file.ts';
import { PassageScorer } from '#services/classifiers/passage-scorer.ts';
import { AppFailure } from '#shared/failure.ts';
import type { NewAnnotation } from '#services/annotations/write-annotations.ts';
import type { Analyzer, TextStretch } from '../analyzer.ts';

const version = 1;
/** A passage is that many words, in whole segments. */
const passageWords = 12;
/** Less is no more than chance; the best of a stretch is kept whatever it is, so that recordings can be ranked. */
const minScore = 0.5;

export const classKind = 'class';

/** Ranks passages by the classes that the user taught, and says which words made it; it decides nothing. */
export const classesAnalyzer: Analyzer = {
  name: 'classes',
  version,
  model: { name: 'words and letters', hash: createHash('sha256').update(`classes ${version}`).digest('hex') },
  reads: 'text',
  secondsPerHour: 0.1,
  /** File of classifiers, as `writeClassifiers` makes it; its name is its hash. */
  defaults: { classifiers: '' },
  analyse(stretch, { classifiers }) {
    if (stretch.reads !== 'text' || classifiers === '') return { annotations: [] };
    const scorers = scorersOf(String(classifiers));
    const passages = passagesOf(stretch.segments);
    return { annotations: scorers.flatMap(({ name, scorer }) => ranked(name, scorer, passages)) };
  },
};

type Passage = TextStretch['segments'];

function passagesOf(segments: TextStretch['segments']): readonly Passage[] {
  const passages: TextStretch['segments'][number][][] = [];
  let count = Infinity;
  for (const segment of segments) {
    if (count >= passageWords) {
      passages.push([]);
      count = 0;
    }
    passages.at(-1)?.push(segment);
    count += segment.text.split(/\s+/u).length;
  }
  return passages;
}

function ranked(name: string, scorer: PassageScorer, passages: readonly Passage[]): readonly NewAnnotation[] {
  const scored = passages
    .map((passage) => ({ passage, score: scorer.scoreText(textOf(passage)) }))
    .toSorted((one, other) => other.score - one.score);
  return scored
    .filter(({ score }, nth) => nth === 0 || score >= minScore)
    .flatMap(({ passage, score }) => {
      const [first] = passage;
      if (first === undefined) return [];
      const words = scorer.explain(textOf(passage), 5).filter(({ share }) => share > 0);
      return [
        {
          startMs: first.startMs,
          endMs: Math.max(...passage.map(({ endMs }) => endMs)),
          kind: classKind,
          value: name,
          score,
          reason: words.map(({ word, share }) => `${word} +${share.toFixed(1)}`).join(', '),
        },
      ];
    })
    .toSorted((one, other) => one.startMs - other.startMs);
}

function textOf(passage: Passage): string {
  return passage.map(({ text }) => text).join(' ');
}

let kept: {
  readonly file: string;
  readonly scorers: readonly { readonly name: string; readonly scorer: PassageScorer }[];
} | null = null;

/** Read once for all stretches and recordings. */
function scorersOf(file: string) {
  if (kept?.file === file) return kept.scorers;
  const stored = readStored(file);
  const scorers = stored.map(({ name, classifier }) => ({
    name,
    scorer: new PassageScorer(readClassifier(classifier)),
  }));
  kept = { file, scorers };
  return scorers;
}

function readStored(file: string): readonly { readonly name: string; readonly classifier: StoredClassifier }[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as readonly { name: string; classifier: StoredClassifier }[];
  } catch (error) {
    throw new AppFailure('analysis-outdated', {}, error);
  }
}
