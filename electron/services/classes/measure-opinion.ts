import type { ClassExample, ClassOpinion } from '#shared/quality/classes.ts';
import { averagePrecision, detectionAt } from '#services/scoring/detection/detection-scores.ts';

/** What a model with labels of its own said of each example. */
export interface Opinions {
  readonly model: string;
  readonly hash: string;
  readonly of: ReadonlyMap<number, readonly { readonly label: string; readonly score: number }[]>;
}

const saysSo = 0.5;
/** A label that ranks no better than so says nothing of the class. */
const minGain = 1.2;

/**
 * The label of a model that ranks the examples of a class best, with its figures; null where none is better than
 * chance.
 */
export function measureOpinion(examples: readonly ClassExample[], { model, hash, of }: Opinions): ClassOpinion | null {
  const labels = new Set([...of.values()].flatMap((some) => some.map(({ label }) => label)));
  const base = examples.filter(({ isTrue }) => isTrue).length / Math.max(1, examples.length);
  const measured = [...labels].map((label): ClassOpinion => {
    const scored = examples.map(({ id, isTrue }) => ({
      isTrue,
      score: of.get(id)?.find((one) => one.label === label)?.score ?? 0,
    }));
    const { precision, recall } = detectionAt(scored, saysSo);
    const saidCount = scored.filter(({ score }) => score >= saysSo).length;
    return { model, hash, label, averagePrecision: averagePrecision(scored), precision, recall, saidCount };
  });
  const [best] = measured.toSorted((a, b) => b.averagePrecision - a.averagePrecision);
  return best === undefined || best.averagePrecision < Math.min(0.95, base * minGain) ? null : best;
}
