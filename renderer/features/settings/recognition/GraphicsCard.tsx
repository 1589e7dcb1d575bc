import { useMutation, useQuery } from '@tanstack/react-query';
import { judgeGraphics, type GraphicsCardInfo, type GraphicsCards } from '#shared/graphics.ts';
import type { ModelInfo } from '#shared/model.ts';
import type { Settings } from '#shared/settings.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useModelNames } from '#renderer/data/models/use-model-names.ts';
import { useModels } from '#renderer/data/models/use-models.ts';
import { failureSentences } from '#renderer/locales/failure-sentences.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { Row } from '../Row.tsx';
import styles from './GraphicsCard.module.css';

interface Props {
  readonly settings: Settings;
  readonly onChange: (changes: Partial<Settings>) => void;
}

const off = 'off';

/** Whether a graphics card does the work, and what its test with the chosen model showed. */
export function GraphicsCard({ settings, onChange }: Props) {
  const { t, format } = useWords();
  const report = useReport();
  const { models } = useModels();
  const { data: found } = useQuery({
    queryKey: queryKeys.graphicsCards,
    queryFn: () => api['models.graphicsCards']({}),
  });
  const testing = useMutation({
    mutationFn: (modelId: string) => api['models.test']({ modelId }),
    onError: report,
  });
  const say = useGraphicsText();
  const chosen = found?.cards.find(({ id }) => id === settings.graphicsCard);
  const model = models.find(({ id }) => id === settings.modelId);
  const choices = [
    { value: off, label: t.graphics.off },
    ...(found?.cards ?? []).map((card) => ({
      value: card.id,
      label: t.graphics.card(card.name, t.graphics.kinds[card.kind], format.bytes(card.memoryBytes)),
    })),
  ];
  const { graphicsCard } = settings;
  const isGone = graphicsCard !== null && found !== undefined && chosen === undefined;
  if (isGone) choices.push({ value: graphicsCard, label: t.graphics.gone });
  return (
    <Row id="graphics-card" label={t.graphics.label} text={say({ found, chosen, model, settings, isGone })}>
      <div className={styles.control}>
        {choices.length === 1 ? null : (
          <SelectField
            label={t.graphics.label}
            value={graphicsCard ?? off}
            choices={choices}
            onChange={(value) => onChange({ graphicsCard: value === off ? null : value })}
          />
        )}
        {chosen === undefined || model === undefined ? null : (
          <Button size="s" disabled={testing.isPending} onClick={() => testing.mutate(model.id)}>
            {testing.isPending ? t.graphics.testing : t.graphics.test}
          </Button>
        )}
      </div>
    </Row>
  );
}

interface Known {
  readonly found: GraphicsCards | undefined;
  readonly chosen: GraphicsCardInfo | undefined;
  readonly model: ModelInfo | undefined;
  readonly settings: Settings;
  readonly isGone: boolean;
}

/** One or two sentences under the name of the setting. */
function useGraphicsText(): (known: Known) => string {
  const { t, format, language } = useWords();
  const nameOf = useModelNames();
  return ({ found, chosen, model, settings, isGone }) => {
    if (found === undefined) return t.graphics.text;
    if (isGone) return t.graphics.goneText;
    if (found.problem !== null) return t.graphics.problems[found.problem];
    if (chosen === undefined || model === undefined) return t.graphics.text;
    const name = nameOf(settings.modelId);
    const verdict = judgeGraphics(model.tests, chosen);
    switch (verdict.state) {
      case 'untested':
        return t.graphics.untested(name);
      case 'used':
        return t.graphics.used(name, format.number(Math.round(verdict.gain * 10) / 10));
      case 'slow':
        return t.graphics.slow(name, format.number(Math.round(verdict.gain * 10) / 10));
      case 'failed': {
        const { what, next } = failureSentences(verdict.test.failure ?? { code: 'internal', params: {} }, language);
        return `${what} ${next}`;
      }
    }
  };
}
