/** Two analyzers that do next to nothing, and a process that knows them: the example of docs/how-to/add-an-analysis.md. */
import { connectToParent } from '#native/lib/worker/parent-port.ts';
import { tokenize } from '#services/search/language/tokens.ts';
import type { Analyzer } from '../analyzer.ts';
import { answerAnalyses } from '../process/answer-analyses.ts';
import type { ToAnalysis } from '../process/analysis-messages.ts';

/** Says of each stretch how loud its loudest sample is; `slowMs` makes it take its time. */
export const loudnessAnalyzer: Analyzer = {
  name: 'loudness',
  version: 1,
  model: { name: 'none', hash: 'a1' },
  reads: 'sound',
  secondsPerHour: 1,
  defaults: { slowMs: 0, failsAtMs: -1 },
  async analyse(stretch, { slowMs, failsAtMs }) {
    if (stretch.reads !== 'sound') return { annotations: [] };
    if (typeof slowMs === 'number') await new Promise((resolve) => setTimeout(resolve, slowMs));
    if (stretch.startMs === failsAtMs) throw new Error('as it was told');
    const peak = stretch.samples.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
    const { startMs, endMs } = stretch;
    const kept = Uint8Array.of(stretch.samples.length % 256);
    return { annotations: [{ startMs, endMs, kind: 'loudness', value: 'peak', score: peak / 32_768 }], kept };
  },
  conclude: ({ annotations }) => ({ annotations: null, summary: { stretches: annotations.length } }),
};

/** Marks every number that is written in digits. */
export const digitsAnalyzer: Analyzer = {
  name: 'digits',
  version: 1,
  model: { name: 'none', hash: 'b2' },
  reads: 'text',
  secondsPerHour: 0.1,
  defaults: {},
  analyse(stretch) {
    if (stretch.reads !== 'text') return { annotations: [] };
    const annotations = stretch.segments.flatMap(({ id, startMs, endMs, text }) =>
      tokenize(text).flatMap(({ written }, word) =>
        /^\d+$/.test(written)
          ? [{ startMs, endMs, kind: 'digits', value: written, words: { segmentId: id, word, matched: written } }]
          : [],
      ),
    );
    return { annotations };
  },
};

export const trivialAnalyzers = [loudnessAnalyzer, digitsAnalyzer];

if (import.meta.main) {
  const port = connectToParent();
  const answer = answerAnalyses((message) => port.post(message), trivialAnalyzers);
  port.onMessage((message) => answer(message as ToAnalysis));
}
