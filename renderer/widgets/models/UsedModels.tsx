import type { UsedModel } from '#shared/recognition/model-for-language.ts';
import { useModelNames } from '#renderer/data/models/use-model-names.ts';
import { useWords } from '#renderer/locales/use-words.ts';

/** Which model recognised which language of a text, and why that one: a line for each. */
export function UsedModels({ usedModels }: { readonly usedModels: readonly UsedModel[] }) {
  const { t, format } = useWords();
  const nameOf = useModelNames();
  return usedModels.map(({ language, modelId, reason }) => (
    <p key={`${language} ${modelId}`} dir="auto">
      {t.info.usedModel(nameOf(modelId), format.languageName(language), reason)}
    </p>
  ));
}

/** One model that was chosen for everything is named already. */
export function areWorthSaying(usedModels: readonly UsedModel[]): boolean {
  return usedModels.some(({ reason }) => reason === 'language');
}
