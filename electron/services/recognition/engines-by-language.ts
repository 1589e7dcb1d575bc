import type { UsedModel } from '#shared/recognition/model-for-language.ts';
import { Recognizer, type JobModel } from './recognizer.ts';

/** Which model is to recognise a language, and how it is loaded where it is not the job's own. */
export interface ModelsByLanguage {
  /** Of the job, loaded in any case. */
  readonly mainId: string;
  modelFor(language: string): UsedModel;
  load(modelId: string): Promise<JobModel>;
}

/** The engines of one job: the chosen model, and those that know a language better, each loaded when it is needed. */
export class EnginesByLanguage {
  readonly #main: Recognizer;
  readonly #models: ModelsByLanguage | null;
  readonly #signal: AbortSignal;
  readonly #others = new Map<string, Recognizer>();
  readonly #used = new Map<string, UsedModel>();

  constructor(main: Recognizer, models: ModelsByLanguage | null, signal: AbortSignal) {
    this.#main = main;
    this.#models = models;
    this.#signal = signal;
  }

  /** What recognises this language in this job. */
  of(language: string): Recognizer {
    const used = this.#models?.modelFor(language);
    if (used === undefined) return this.#main;
    this.#used.set(language, used);
    if (used.modelId === this.#models?.mainId) return this.#main;
    const known = this.#others.get(used.modelId);
    if (known !== undefined) return known;
    const loading = this.#models?.load(used.modelId);
    if (loading === undefined) return this.#main;
    loading.catch(() => undefined); // reported by the window that waits for it
    const other = new Recognizer(loading, this.#signal);
    this.#others.set(used.modelId, other);
    return other;
  }

  /** What was asked for by now, by language. */
  used(): readonly UsedModel[] {
    return [...this.#used.values()];
  }
}
