import { AppFailure } from '#shared/failure.ts';
import type { ClassExample, TextClass } from '#shared/quality/classes.ts';
import { storeClassifier } from '#services/classifiers/classifier-file.ts';
import { figuresOf, foldsOf, heldOutScores } from '#services/classifiers/cross-validate.ts';
import { trainClassifier } from '#services/classifiers/logistic.ts';
import { averagePrecision } from '#services/scoring/detection/detection-scores.ts';
import type { ClassStore } from './class-store.ts';
import { measureOpinion, type Opinions } from './measure-opinion.ts';

const minEach = 3;
const maxFolds = 5;

/** Directions that a model of meanings gives to the texts of examples, by their ids. */
export interface Meanings {
  /** SHA-256 of the model. */
  readonly hash: string;
  readonly of: ReadonlyMap<number, Float32Array>;
}

/**
 * Learns a class from everything that was said and not forgotten; its figures are of recordings that a classifier had
 * not seen. Meanings are used where the figures are better with them. Fails with `class-untaught` for fewer than three
 * passages of either kind, or all of one recording.
 */
export function trainClass(
  classes: ClassStore,
  classId: number,
  meanings: Meanings | null = null,
  opinions: Opinions | null = null,
): TextClass {
  const examples = classes.gather(classId);
  const trueCount = examples.filter(({ isTrue }) => isTrue).length;
  const recordings = new Set(examples.map(({ recordingId }) => recordingId)).size;
  const isTaught = trueCount >= minEach && examples.length - trueCount >= minEach && recordings >= 2;
  if (!isTaught) throw new AppFailure('class-untaught');
  const { costs } = classes.get(classId);
  const folds = foldsOf(examples, Math.min(maxFolds, recordings));
  const byWords = heldOutScores(examples, folds);
  const meant = meanings === null ? null : withMeanings(examples, meanings);
  const byMeaning = meant === null ? null : heldOutScores(meant, folds);
  const isByMeaning = byMeaning !== null && averagePrecision(byMeaning) > averagePrecision(byWords);
  const scored = isByMeaning ? byMeaning : byWords;
  const scores = new Map(examples.map(({ id }, nth) => [id, scored[nth]?.score ?? 0]));
  const meaning =
    isByMeaning && meant !== null && meanings !== null
      ? {
          hash: meanings.hash,
          size: meant[0]?.meaning.length ?? 0,
          classifier: storeClassifier(trainClassifier(meant)),
        }
      : null;
  const opinion = opinions === null ? null : measureOpinion(examples, opinions);
  const classifier = { ...storeClassifier(trainClassifier(examples)), ...(meaning && { meaning }), opinion };
  return classes.learned(classId, {
    classifier,
    figures: { ...figuresOf(scored, costs), isByMeaning, opinion },
    scores,
  });
}

/** Null where an example was taught since. */
function withMeanings(examples: readonly ClassExample[], { of }: Meanings) {
  const meant = examples.flatMap((example) => {
    const meaning = of.get(example.id);
    return meaning === undefined ? [] : [{ ...example, meaning }];
  });
  return meant.length === examples.length ? meant : null;
}
