import type { AnalysisParameters } from '#shared/analyses/analysis.ts';
import type { TextLabel } from '#native/lib/onnx/text-models.ts';
import type { Found, TextStretch } from '../analyzer.ts';

/** What models that read texts are asked beside analyses, in their process: nothing of it is kept. */
export interface WordsQuestion {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly candidates: readonly string[];
  /** So many words that fit the place best are wanted too. */
  readonly proposalCount: number;
}

export interface WordsAnswer {
  /** Mean logarithm of the probability of each candidate in the place. */
  readonly ranks: readonly number[];
  readonly proposals: readonly { readonly word: string; readonly score: number }[];
}

export interface LabelsAnswer {
  readonly hash: string;
  /** Of each text, in the order of the labels of the model. */
  readonly labels: readonly (readonly TextLabel[])[];
}

export const textQuestions = 'text-questions';

/** As an analysis is asked. */
export type AskText = (parameters: AnalysisParameters, stretch: TextStretch) => Promise<Found>;

export async function askWords(ask: AskText, folder: string, question: WordsQuestion): Promise<WordsAnswer> {
  const { text, ...rest } = question;
  const parameters = { words: folder, question: JSON.stringify(rest) };
  return answerOf(await ask(parameters, stretchOf([text]))) as WordsAnswer;
}

export async function askLabels(ask: AskText, folder: string, texts: readonly string[]): Promise<LabelsAnswer> {
  return answerOf(await ask({ labels: folder }, stretchOf(texts))) as LabelsAnswer;
}

function stretchOf(texts: readonly string[]): TextStretch {
  const segments = texts.map((text, nth) => ({ id: nth, startMs: 0, endMs: 1, text, words: [] }));
  return { reads: 'text', startMs: 0, endMs: 1, segments };
}

function answerOf({ kept }: Found): unknown {
  return JSON.parse(Buffer.from(kept ?? []).toString('utf8'));
}
