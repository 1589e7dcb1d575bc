import path from 'node:path';
import type { AnalysisParameters } from '#shared/analyses/analysis.ts';
import type { Failure } from '#shared/failure.ts';
import { EngineError } from '#native/lib/types.ts';
import { analyzerNamed, analyzers } from '../analyzers.ts';
import { modelTestAnalyzer } from '../asked/model-test-analyzer.ts';
import { textQuestionsAnalyzer } from '../asked/text-questions-analyzer.ts';
import type { Analyzer, Concluded } from '../analyzer.ts';
import type { FromAnalysis, ToAnalysis } from './analysis-messages.ts';

/** What is wrong with the model that the parameters name; null for anything else. */
function ofModel(thrown: unknown, { model }: AnalysisParameters): Failure | null {
  const name = typeof model === 'string' ? path.basename(model) : '';
  if (thrown instanceof EngineError) {
    if (thrown.code === 'engine-missing') return { code: 'engine-missing', params: { remedy: thrown.message } };
    return { code: 'model-bad', params: { name, detail: thrown.message } };
  }
  const { code } = thrown as Partial<NodeJS.ErrnoException>;
  return code === 'ENOENT' && name !== '' ? { code: 'model-missing', params: { name } } : null;
}

/** Does what is asked, one after another; whatever goes wrong is an answer. */
export function answerAnalyses(
  send: (message: FromAnalysis) => void,
  among: readonly Analyzer[] = [...analyzers, textQuestionsAnalyzer, modelTestAnalyzer],
): (message: ToAnalysis) => void {
  let before: Promise<void> = Promise.resolve();
  const answer = async (message: ToAnalysis): Promise<void> => {
    const { id, parameters } = message;
    try {
      const analyzer = analyzerNamed(message.analyzer, among);
      if (message.type === 'analyse') {
        send({ type: 'found', id, found: await analyzer.analyse(message.stretch, parameters) });
      } else {
        const unchanged: Concluded = { annotations: null, summary: {} };
        const concluded = (await analyzer.conclude?.(message.whole, parameters)) ?? unchanged;
        send({ type: 'concluded', id, concluded });
      }
    } catch (thrown) {
      send({
        type: 'failed',
        id,
        message: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown),
        failure: ofModel(thrown, parameters),
      });
    }
  };
  return (message) => {
    before = before.then(() => answer(message));
  };
}
