import { AppFailure } from '#shared/failure.ts';
import type { TextClass } from '#shared/quality/classes.ts';
import { storeClassifier } from '#services/classifiers/classifier-file.ts';
import { figuresOf, foldsOf, heldOutScores } from '#services/classifiers/cross-validate.ts';
import { trainClassifier } from '#services/classifiers/logistic.ts';
import type { ClassStore } from './class-store.ts';

const minEach = 3;
const maxFolds = 5;

/**
 * Learns a class from everything that was said and not forgotten; its figures are of recordings that a classifier had
 * not seen. Fails with `class-untaught` for fewer than three passages of either kind, or all of one recording.
 */
export function trainClass(classes: ClassStore, classId: number): TextClass {
  const examples = classes.gather(classId);
  const trueCount = examples.filter(({ isTrue }) => isTrue).length;
  const recordings = new Set(examples.map(({ recordingId }) => recordingId)).size;
  const isTaught = trueCount >= minEach && examples.length - trueCount >= minEach && recordings >= 2;
  if (!isTaught) throw new AppFailure('class-untaught');
  const { costs } = classes.get(classId);
  const scored = heldOutScores(examples, foldsOf(examples, Math.min(maxFolds, recordings)));
  const scores = new Map(examples.map(({ id }, nth) => [id, scored[nth]?.score ?? 0]));
  const classifier = storeClassifier(trainClassifier(examples));
  return classes.learned(classId, { classifier, figures: figuresOf(scored, costs), scores });
}
