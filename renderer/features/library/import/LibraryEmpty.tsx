import type { InterfaceLanguage } from '#shared/text/language.ts';
import { sampleLanguages } from './sample-languages.ts';
import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { EmptyState } from '#renderer/ui/layout/EmptyState.tsx';
import { useModels } from '#renderer/data/models/use-models.ts';
import { useSettings } from '#renderer/data/library/use-settings.ts';
import { isRealModel } from '#shared/model.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from './AddButtons.module.css';
import { useAdd } from './use-add.ts';

interface Props {
  /** What is shown instead while only the demo model is here. */
  readonly firstRun: (ways: {
    readonly onSample: (language: InterfaceLanguage) => void;
    readonly add: ReactNode;
  }) => ReactNode;
}

/** A library without recordings: the first steps of a newcomer, later just the ways to add one. */
export function LibraryEmpty({ firstRun }: Props) {
  const { t, language } = useWords();
  const { choose, addSample } = useAdd();
  const settings = useSettings();
  const isDemo = settings?.modelId === 'demo';
  const { models, isKnown, error } = useModels();
  const add = (
    <Button kind={isDemo ? 'plain' : 'primary'} icon="plus" onClick={() => choose('recordings')}>
      {t.add.add}
    </Button>
  );
  // Neither of the two before it is known which: one would jump into the other.
  if ((settings === undefined || !isKnown) && !error) return null;
  if (isDemo && !models.some(isRealModel)) return firstRun({ onSample: addSample, add });
  return (
    <EmptyState icon="wave" title={t.library.emptyTitle}>
      <p>{t.library.emptyText}</p>
      <div className={styles.buttons}>
        {add}
        {sampleLanguages(language).map((spoken) => (
          <Button key={spoken} icon="play" onClick={() => addSample(spoken)}>
            {t.add.samples[spoken]}
          </Button>
        ))}
      </div>
      <p className={styles.private}>{t.library.emptyPrivate}</p>
    </EmptyState>
  );
}
