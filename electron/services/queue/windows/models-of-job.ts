import { modelForLanguage } from '#shared/recognition/model-for-language.ts';
import { readsSoon, type ModelInfo } from '#shared/model.ts';
import type { Job } from '#services/store/records.ts';
import type { EngineModels, UsedModel } from '#services/recognition/engine-models.ts';
import type { ModelsByLanguage } from '#services/recognition/engines-by-language.ts';

interface ModelsParts {
  readonly models: EngineModels;
  installedModels?(): Promise<readonly ModelInfo[]>;
}

/**
 * Where the language was chosen, the model that knows it best is the only one that is loaded. Others are added to `beside`
 * when they are; `isFast`: see `TranscribeContext`.
 */
export async function modelsOfJob(
  { options }: Job,
  beside: Promise<UsedModel>[],
  parts: ModelsParts,
): Promise<ModelsByLanguage & { readonly isFast: boolean }> {
  const installed = (await parts.installedModels?.()) ?? [];
  const modelFor = (language: string) => modelForLanguage(language, options, installed);
  const mainId = options.language === 'auto' ? options.modelId : modelFor(options.language).modelId;
  return {
    mainId,
    isFast: readsSoon(installed.find(({ id }) => id === mainId)),
    modelFor,
    load: async (modelId) => {
      const used = parts.models.useBeside(modelId);
      beside.push(used);
      return await used;
    },
  };
}
