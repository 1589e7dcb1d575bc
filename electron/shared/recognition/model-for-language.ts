import { isFit, languagesOf, type ModelInfo } from '../model.ts';

/** Which model recognised what of a text, and why that one. */
export interface UsedModel {
  /** Whisper code of what was spoken. */
  readonly language: string;
  readonly modelId: string;
  /** `chosen`: it was named for the recording · `language`: it is installed and knows this language better. */
  readonly reason: UseReason;
}
export const useReasons = ['chosen', 'language'] as const;
export type UseReason = (typeof useReasons)[number];

export interface ModelRule {
  readonly modelId: string;
  /** Nothing but the chosen model is used. */
  readonly isOneModel?: boolean | undefined;
  /** Only Whisper translates. */
  readonly translate: boolean;
}

type Known = Pick<ModelInfo, 'id' | 'kind' | 'state' | 'isMultilingual' | 'sizeClass' | 'tests'>;

/**
 * The model that a language is recognised with: the chosen one, but for a language that an installed model is made for.
 * Russian → GigaAM. A model that failed its self-test is passed over.
 */
export function modelForLanguage(language: string, rule: ModelRule, installed: readonly Known[]): UsedModel {
  const chosen: UsedModel = { language, modelId: rule.modelId, reason: 'chosen' };
  if (rule.isOneModel === true || rule.translate) return chosen;
  const own = installed.find((model) => isMadeFor(model, language));
  if (own === undefined || own.id === rule.modelId) return chosen;
  return { language, modelId: own.id, reason: 'language' };
}

/** The languages with a model of their own among those installed. */
export function ownLanguages(
  installed: readonly Known[],
): readonly { readonly language: string; readonly id: string }[] {
  const model = installed.find((one) => isMadeFor(one, 'ru'));
  return model === undefined ? [] : [{ language: 'ru', id: model.id }];
}

function isMadeFor(model: Known, language: string): boolean {
  if (model.state !== 'ready' || languagesOf(model) !== 'ru' || language !== 'ru') return false;
  return isFit(model.tests);
}
