import { analyzerNamed, analyzers } from '../analyzers.ts';
import { textQuestionsAnalyzer } from '../asked/text-questions-analyzer.ts';
import type { Analyzer, Concluded } from '../analyzer.ts';
import type { FromAnalysis, ToAnalysis } from './analysis-messages.ts';

/** Does what is asked, one after another; whatever goes wrong is an answer. */
export function answerAnalyses(
  send: (message: FromAnalysis) => void,
  among: readonly Analyzer[] = [...analyzers, textQuestionsAnalyzer],
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
      });
    }
  };
  return (message) => {
    before = before.then(() => answer(message));
  };
}
