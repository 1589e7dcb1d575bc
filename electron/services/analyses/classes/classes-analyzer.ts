import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { readClassifier, type StoredClassifier } from '#services/classifiers/classifier-file.ts';
import { PassageScorer } from '#services/classifiers/passage-scorer.ts';
import { openTextEmbedder, type TextEmbedder } from '#native/lib/onnx/text-embedder.ts';
import type { TextClassifier } from '#native/lib/onnx/text-models.ts';
import { AppFailure } from '#shared/failure.ts';
import { writeClassReason, type ClassOpinion } from '#shared/quality/classes.ts';
import type { NewAnnotation } from '#services/annotations/write-annotations.ts';
import { openLabels } from '../asked/text-questions-analyzer.ts';
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
  defaults: { classifiers: '', embedder: '', labels: '' },
  async analyse(stretch, { classifiers, embedder, labels }) {
    if (stretch.reads !== 'text') return { annotations: [] };
    const model = typeof embedder === 'string' && embedder !== '' ? await openKept(embedder) : null;
    // What is asked for is the directions of texts alone: for learning.
    if (classifiers === '' && model !== null) return { annotations: [], kept: await packMeanings(model, stretch) };
    if (classifiers === '') return { annotations: [] };
    const passages = passagesOf(stretch.segments);
    const all = scorersOf(String(classifiers), model?.hash ?? null);
    const meanings =
      model !== null && all.some(({ isByMeaning }) => isByMeaning)
        ? await Promise.all(passages.map(async (passage) => await model.embed(textOf(passage))))
        : [];
    const other =
      typeof labels === 'string' && labels !== '' && all.some(({ opinion }) => opinion !== null)
        ? await openLabels(labels)
        : null;
    const annotations: NewAnnotation[] = [];
    for (const named of all) annotations.push(...(await withOpinion(ranked(named, passages, meanings), named, other)));
    return { annotations };
  },
};

let opened: { readonly key: string; readonly model: Promise<TextEmbedder> } | null = null;

/** Opened once for all recordings, and again where other files lie there. */
async function openKept(folder: string): Promise<TextEmbedder> {
  const stamps = ['model.onnx', 'vocab.txt'].map((name) => {
    const { size, mtimeMs } = statSync(path.join(folder, name));
    return `${size} ${mtimeMs}`;
  });
  const key = [folder, ...stamps].join(' ');
  if (opened?.key !== key) opened = { key, model: openTextEmbedder(folder) };
  return await opened.model;
}

/** The hash of the model, then the numbers of each segment in turn. */
async function packMeanings(model: TextEmbedder, { segments }: TextStretch): Promise<Uint8Array> {
  const parts: Buffer[] = [Buffer.from(model.hash, 'latin1')];
  for (const { text } of segments) parts.push(Buffer.from((await model.embed(text)).buffer));
  return new Uint8Array(Buffer.concat(parts));
}

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

interface Ranked {
  readonly passage: Passage;
  readonly annotation: NewAnnotation;
}

function ranked(
  { name, scorer, isByMeaning }: NamedScorer,
  passages: readonly Passage[],
  meanings: readonly Float32Array[],
): readonly Ranked[] {
  const meaningOf = (nth: number) => (isByMeaning ? meanings[nth] : undefined);
  const scored = passages
    .map((passage, nth) => ({ passage, score: scorer.scoreText(textOf(passage), meaningOf(nth)) }))
    .toSorted((one, other) => other.score - one.score);
  return scored
    .filter(({ score }, nth) => nth === 0 || score >= minScore)
    .flatMap(({ passage, score }) => {
      const [first] = passage;
      if (first === undefined) return [];
      const words = scorer.explain(textOf(passage), 5).filter(({ share }) => share > 0);
      const annotation = {
        startMs: first.startMs,
        endMs: Math.max(...passage.map(({ endMs }) => endMs)),
        kind: classKind,
        value: name,
        score,
        reason: words.map(({ word, share }) => `${word} +${share.toFixed(1)}`).join(', '),
      };
      return [{ passage, annotation }];
    })
    .toSorted((one, other) => one.annotation.startMs - other.annotation.startMs);
}

/** What the other model says of each passage that was found, with its measured precision. */
async function withOpinion(
  all: readonly Ranked[],
  { opinion }: NamedScorer,
  other: TextClassifier | null,
): Promise<readonly NewAnnotation[]> {
  const found: NewAnnotation[] = [];
  for (const { passage, annotation } of all) {
    const isOf = other !== null && opinion?.hash === other.hash;
    const said = isOf ? (await other.score(textOf(passage))).find(({ label }) => label === opinion.label) : undefined;
    const precision = opinion?.precision ?? 0;
    const words = annotation.reason ?? '';
    found.push(
      said === undefined
        ? annotation
        : { ...annotation, reason: writeClassReason({ words, opinion: { ...said, precision } }) },
    );
  }
  return found;
}

function textOf(passage: Passage): string {
  return passage.map(({ text }) => text).join(' ');
}

interface NamedScorer {
  readonly name: string;
  readonly scorer: PassageScorer;
  readonly isByMeaning: boolean;
  readonly opinion: ClassOpinion | null;
}

let kept: { readonly key: string; readonly scorers: readonly NamedScorer[] } | null = null;

/** Read once for all stretches and recordings; those by meaning only with the model that they were trained with. */
function scorersOf(file: string, hash: string | null): readonly NamedScorer[] {
  const key = `${file} ${hash}`;
  if (kept?.key === key) return kept.scorers;
  const scorers = readStored(file).map(({ name, classifier }) => {
    const { meaning, opinion = null } = classifier;
    const isByMeaning = meaning !== undefined && meaning.hash === hash;
    const read = isByMeaning ? readClassifier(meaning.classifier, meaning.size) : readClassifier(classifier);
    return { name, scorer: new PassageScorer(read), isByMeaning, opinion };
  });
  kept = { key, scorers };
  return scorers;
}

function readStored(file: string): readonly { readonly name: string; readonly classifier: StoredClassifier }[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as readonly { name: string; classifier: StoredClassifier }[];
  } catch (error) {
    throw new AppFailure('analysis-outdated', {}, error);
  }
}
