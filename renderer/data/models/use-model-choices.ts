import { canTranscribe } from '#shared/model.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import type { Choice } from '#renderer/ui/controls/SelectField.tsx';
import { useModels } from './use-models.ts';

/** Models that can transcribe, and the one that is chosen even when it cannot. */
export function useModelChoices(chosenId: string): readonly Choice<string>[] {
  const { t } = useWords();
  const { models } = useModels();
  return models
    .filter((model) => canTranscribe(model) || model.id === chosenId)
    .map(({ id, kind, fileName }) => ({ value: id, label: kind === 'demo' ? t.models.demoName : fileName }));
}
