import path from 'node:path';
import { isEmbedderFolder } from '#native/lib/onnx/text-embedder.ts';
import { AppFailure } from '#shared/failure.ts';
import type { ServicesOf } from '#shared/contract/contract.ts';
import type { ExplainedScore, TextClass } from '#shared/quality/classes.ts';
import { trainClass } from '#services/classes/train-class.ts';
import { writeClassifiers } from '#services/classes/write-classifiers.ts';
import { readClassifier } from '#services/classifiers/classifier-file.ts';
import { PassageScorer } from '#services/classifiers/passage-scorer.ts';
import type { Opinions } from '#services/classes/measure-opinion.ts';
import { readyTextModel } from '#services/models/text-models.ts';
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
  const meanings = meaningsIn({ analyses, options });
  const opinions = opinionsIn({ analyses, options });
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
    'classes.train': async ({ classId }) => changed(await learn(classes, { meanings, opinions }, classId)),
    'classes.explain': async ({ text }) => await explain(classes, { meanings, opinions }, text),
    'classes.rank': async () => {
      const classifiers = writeClassifiers(classes, options.libraryDir);
      if (classifiers === null) return { count: 0 };
      const isByMeaning = classes.classifiers().some(({ classifier }) => classifier.meaning);
      const embedder = (isByMeaning ? meanings.folder() : null) ?? '';
      const everything = { every: 'library' as const, upToId: Number.MAX_SAFE_INTEGER, exceptIds: [] };
      const withText = library.recordings
        .idsOf(everything)
        .filter((id) => library.recordings.get(id).transcriptId !== null);
      analyses.add({
        recordingIds: withText,
        analyzer: 'classes',
        parameters: { classifiers, embedder, labels: opinions.folder() ?? '' },
        isUrgent: false,
      });
      return { count: withText.length };
    },
  };
}

type MeaningParts = Pick<Parts, 'analyses' | 'options'>;
type Classes = Parts['library']['classes'];

/** The model of meanings, where a person put one. */
interface MeaningModel {
  /** Null without one. */
  folder(): string | null;
  /** Null without one. Fails with `meaning-model`. */
  of(texts: readonly string[]): Promise<{ readonly hash: string; readonly vectors: readonly Float32Array[] } | null>;
}

function meaningsIn({ analyses, options }: MeaningParts): MeaningModel {
  const place = path.join(options.modelsDir, 'meaning');
  const folder = () => (isEmbedderFolder(place) ? place : null);
  return {
    folder,
    async of(texts) {
      if (folder() === null || texts.length === 0) return null;
      try {
        return await analyses.meaningsOf(place, texts);
      } catch (error) {
        throw new AppFailure('meaning-model', { detail: (error as Error).message.split('\n')[0] ?? '' }, error);
      }
    },
  };
}

/** A model with labels of its own, where one is installed: one more opinion. */
interface OpinionModel {
  /** Null without one. */
  folder(): string | null;
  /** Null without one. Fails with `meaning-model`. */
  of(texts: readonly { readonly id: number; readonly text: string }[]): Promise<Opinions | null>;
}

interface Judges {
  readonly meanings: MeaningModel;
  readonly opinions: OpinionModel;
}

function opinionsIn({ analyses, options }: MeaningParts): OpinionModel {
  const ready = () => readyTextModel(options.modelsDir, 'classes');
  return {
    folder: () => ready()?.folder ?? null,
    async of(texts) {
      const model = ready();
      if (model === null || texts.length === 0) return null;
      try {
        const { hash, labels } = await analyses.labelsOf(
          model.folder,
          texts.map(({ text }) => text),
        );
        const of = new Map(texts.map(({ id }, nth) => [id, labels[nth] ?? []] as const));
        return { model: model.name, hash, of };
      } catch (error) {
        throw new AppFailure('meaning-model', { detail: (error as Error).message.split('\n')[0] ?? '' }, error);
      }
    },
  };
}

async function learn(classes: Classes, { meanings, opinions }: Judges, classId: number): Promise<TextClass> {
  const examples = classes.gather(classId);
  const said = await opinions.of(examples);
  const found = await meanings.of(examples.map(({ text }) => text));
  if (found === null) return trainClass(classes, classId, null, said);
  const of = new Map<number, Float32Array>();
  for (const [nth, { id }] of examples.entries()) {
    const vector = found.vectors[nth];
    if (vector !== undefined) of.set(id, vector);
  }
  return trainClass(classes, classId, { hash: found.hash, of }, said);
}

async function explain(
  classes: Classes,
  { meanings, opinions }: Judges,
  text: string,
): Promise<readonly ExplainedScore[]> {
  const all = classes.classifiers();
  const found = all.some(({ classifier }) => classifier.meaning) ? await meanings.of([text]) : null;
  const said = all.some(({ classifier }) => classifier.opinion) ? await opinions.of([{ id: 0, text }]) : null;
  return all.map(({ name, classifier }) => {
    const { meaning, opinion = null } = classifier;
    const isByMeaning = meaning !== undefined && meaning.hash === found?.hash;
    const read = isByMeaning ? readClassifier(meaning.classifier, meaning.size) : readClassifier(classifier);
    const scorer = new PassageScorer(read);
    const score = scorer.scoreText(text, isByMeaning ? found?.vectors[0] : undefined);
    const label =
      said?.hash === opinion?.hash ? said?.of.get(0)?.find((one) => one.label === opinion?.label) : undefined;
    return {
      name,
      score,
      words: scorer.explain(text),
      opinion: opinion === null || label === undefined ? null : { ...label, precision: opinion.precision },
    };
  });
}
