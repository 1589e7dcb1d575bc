import type { ModelInfo } from '#shared/model.ts';
import { Button } from '../../components/Button.tsx';
import { FailureNotice } from '../../components/FailureNotice.tsx';
import { useModels } from '../../components/use-models.ts';
import { useChangeSettings, useSettings } from '../../components/use-settings.ts';
import { useWords } from '../../locales/use-words.ts';
import { ModelGuide } from './ModelGuide.tsx';
import styles from './ModelsSection.module.css';
import { useModelActions } from './use-model-actions.ts';

/** The models at hand, what the demo model is, and how to get a real one. */
export function ModelsSection() {
  const { t } = useWords();
  const { models, error } = useModels();
  const { importing, verifying } = useModelActions();
  return (
    <>
      {error ? <FailureNotice error={error} /> : null}
      <ul className={styles.list} aria-label={t.models.list}>
        {models.map((model) => (
          <ModelRow
            key={model.id}
            model={model}
            isVerifying={verifying.isPending && verifying.variables === model.id}
            onVerify={() => verifying.mutate(model.id)}
          />
        ))}
      </ul>
      <div className={styles.import}>
        <Button icon="plus" disabled={importing.isPending} onClick={() => importing.mutate()}>
          {importing.isPending ? t.models.importing : t.models.import}
        </Button>
      </div>
      <ModelGuide />
    </>
  );
}

interface RowProps {
  readonly model: ModelInfo;
  readonly isVerifying: boolean;
  readonly onVerify: () => void;
}

function ModelRow({ model, isVerifying, onVerify }: RowProps) {
  const { t, format } = useWords();
  const isInUse = useSettings()?.modelId === model.id;
  const change = useChangeSettings();
  const isDemo = model.kind === 'demo';
  const facts = [
    model.sizeClass,
    format.bytes(model.sizeBytes),
    isDemo ? null : model.isMultilingual ? t.models.multilingual : t.models.englishOnly,
    model.state === 'ready' ? null : t.models.state[model.state],
  ].filter((fact) => fact !== null);
  return (
    <li className={styles.model}>
      <div className={styles.about}>
        <p className={styles.name}>
          {isDemo ? t.models.demoName : model.fileName}
          {isInUse ? <span className={styles.inUse}>{t.models.inUse}</span> : null}
        </p>
        <p className={styles.facts} data-state={model.state}>
          {facts.join(' · ')}
        </p>
        {isDemo ? <p className={styles.note}>{t.models.demoText}</p> : null}
        {model.state === 'damaged' ? <p className={styles.note}>{t.models.damagedText}</p> : null}
        {model.state === 'missing' ? <p className={styles.note}>{t.models.missingText}</p> : null}
      </div>
      <div className={styles.actions}>
        <Button size="s" kind="quiet" disabled={isVerifying} onClick={onVerify}>
          {isVerifying ? t.models.verifying : t.models.verify}
        </Button>
        {isInUse ? null : (
          <Button size="s" disabled={model.state !== 'ready'} onClick={() => change.mutate({ modelId: model.id })}>
            {t.models.use}
          </Button>
        )}
      </div>
    </li>
  );
}
