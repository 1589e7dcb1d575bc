import { hash } from 'node:crypto';
import {
  openMaskedWords,
  openTextClassifier,
  type MaskedWords,
  type TextClassifier,
} from '#native/lib/onnx/text-models.ts';
import type { Analyzer, TextStretch } from '../analyzer.ts';
import { keyOf } from '../mentions/entity-model.ts';
import { textQuestions, type LabelsAnswer, type WordsAnswer, type WordsQuestion } from './text-questions.ts';

/** Answers what is asked of models that read texts; it is in no list, and nothing of it is kept in the library. */
export const textQuestionsAnalyzer: Analyzer = {
  name: textQuestions,
  version: 1,
  model: { name: 'models that read texts', hash: hash('sha256', textQuestions) },
  reads: 'text',
  secondsPerHour: 0,
  defaults: { words: '', labels: '', question: '' },
  async analyse(stretch, { words, labels, question }) {
    if (stretch.reads !== 'text') return { annotations: [] };
    const answer =
      typeof words === 'string' && words !== ''
        ? await wordsIn(words, stretch, JSON.parse(String(question)) as Omit<WordsQuestion, 'text'>)
        : await labelsOf(String(labels), stretch);
    return { annotations: [], kept: new Uint8Array(Buffer.from(JSON.stringify(answer))) };
  },
};

async function wordsIn(
  folder: string,
  { segments }: TextStretch,
  { start, end, candidates, proposalCount }: Omit<WordsQuestion, 'text'>,
): Promise<WordsAnswer> {
  const model = await openWords(folder);
  const text = segments[0]?.text ?? '';
  const span = { start, end };
  return {
    ranks: await model.rank(text, span, candidates),
    proposals: proposalCount === 0 ? [] : await model.propose(text, span, proposalCount),
  };
}

async function labelsOf(folder: string, { segments }: TextStretch): Promise<LabelsAnswer> {
  const model = await openLabels(folder);
  const labels: LabelsAnswer['labels'][number][] = [];
  for (const { text } of segments) labels.push(await model.score(text));
  return { hash: model.hash, labels };
}

/** Opened once, and again where other files lie there. */
function keeping<T>(open: (folder: string) => Promise<T>): (folder: string) => Promise<T> {
  let opened: { readonly key: string; readonly model: Promise<T> } | null = null;
  return async (folder) => {
    const key = keyOf(folder);
    if (opened?.key !== key) opened = { key, model: open(folder) };
    return await opened.model;
  };
}

const openWords = keeping<MaskedWords>(openMaskedWords);
/** Also for the analysis of classes. */
export const openLabels = keeping<TextClassifier>(openTextClassifier);
