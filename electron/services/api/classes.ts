import type { ServicesOf } from '#shared/contract/contract.ts';
import { trainClass } from '#services/classes/train-class.ts';
import { writeClassifiers } from '#services/classes/write-classifiers.ts';
import { readClassifier } from '#services/classifiers/classifier-file.ts';
import { PassageScorer } from '#services/classifiers/passage-scorer.ts';
import type { Parts } from './parts.ts';

export function classesServices({
  library,
  events,
  analyses,
  options,
}: Pick<Parts, 'library' | 'events' | 'analyses' | 'options'>): ServicesOf<'classes'> {
  const { classes } = library;
  const changed = <T>(result: T): T => {
    events.emit('quality.changed', { runId: null, tuningId: null });
    return result;
  };
  return {
    'classes.list': async () => classes.list(),
    'classes.save': async (given) => changed(classes.save(given)),
    'classes.remove': async ({ classId }) => {
      classes.remove(classId);
      return changed(null);
    },
    'classes.label': async ({ classId, segmentId, isTrue }) => {
      classes.label(classId, segmentId, isTrue);
      return changed(null);
    },
    'classes.examples': async ({ classId, ...page }) => classes.examples(classId, page),
    'classes.forget': async ({ exampleId, isForgotten }) => {
      classes.forget(exampleId, isForgotten);
      return changed(null);
    },
    'classes.train': async ({ classId }) => changed(trainClass(classes, classId)),
    'classes.explain': async ({ text }) =>
      classes.classifiers().map(({ name, classifier }) => {
        const scorer = new PassageScorer(readClassifier(classifier));
        return { name, score: scorer.scoreText(text), words: scorer.explain(text) };
      }),
    'classes.rank': async () => {
      const classifiers = writeClassifiers(classes, options.libraryDir);
      if (classifiers === null) return { count: 0 };
      const everything = { every: 'library' as const, upToId: Number.MAX_SAFE_INTEGER, exceptIds: [] };
      const withText = library.recordings
        .idsOf(everything)
        .filter((id) => library.recordings.get(id).transcriptId !== null);
      analyses.add({ recordingIds: withText, analyzer: 'classes', parameters: { classifiers }, isUrgent: false });
      return { count: withText.length };
    },
  };
}
